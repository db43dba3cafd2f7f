# cordon_unit_tests(<folder> [HAS_SLOW] LINK <targets> FILES <files>)
# One test program per source folder, one ctest entry per TEST_CASE, labelled `unit`.
# With HAS_SLOW, cases tagged [slow] are registered too, labelled `slow`.
# (Catch2 v2 has no ADD_TAGS_AS_LABELS, and it warns when a TEST_SPEC matches nothing. A name with a
# semicolon is cut there and matches no case, which would pass but for `--warn NoTests`.)
function(cordon_unit_tests folder)
  # Seconds until a test is taken for hanging. Sanitizers and checks of every event slow it down.
  set(usual 60)
  set(slow 300)
  if(CORDON_SANITIZE OR CORDON_CHECK_HOT)
    set(usual 600)
    set(slow 1800)
  endif()
  cmake_parse_arguments(arg "HAS_SLOW" "" "LINK;FILES" ${ARGN})
  set(target test_${folder})
  add_executable(${target} ${arg_FILES})
  target_link_libraries(${target} PRIVATE cordon_test_support cordon_build_flags ${arg_LINK})
  catch_discover_tests(${target} TEST_SPEC "~[slow]" TEST_PREFIX "${folder}."
    EXTRA_ARGS --warn NoTests PROPERTIES LABELS unit TIMEOUT ${usual})
  if(arg_HAS_SLOW)
    catch_discover_tests(${target} TEST_SPEC "[slow]" TEST_PREFIX "${folder}."
      TEST_LIST ${target}_SLOW
      EXTRA_ARGS --warn NoTests PROPERTIES LABELS slow TIMEOUT ${slow})
  endif()
endfunction()
