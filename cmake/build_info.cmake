# cordon_build_info(<template> <output>) fills in version, commit, compiler and build type.
# Each build asks git again, for a results file must not name a commit it was not made from; the
# output changes, and is compiled, only when an answer does.
if(NOT CMAKE_SCRIPT_MODE_FILE)
  function(cordon_build_info template output)
    set(settings)
    foreach(name PROJECT_VERSION CMAKE_CXX_COMPILER_ID CMAKE_CXX_COMPILER_VERSION CMAKE_BUILD_TYPE)
      list(APPEND settings "-D${name}=${${name}}")
    endforeach()
    add_custom_target(cordon_build_info
      COMMAND ${CMAKE_COMMAND} ${settings} "-DSOURCE=${PROJECT_SOURCE_DIR}"
              "-DTEMPLATE=${CMAKE_CURRENT_SOURCE_DIR}/${template}" "-DOUTPUT=${output}"
              -P "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
      BYPRODUCTS "${output}" COMMENT "Asking git for the commit" VERBATIM)
  endfunction()
  return()
endif()

execute_process(COMMAND git -C "${SOURCE}" describe --always --dirty --abbrev=12
  OUTPUT_VARIABLE CORDON_COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT CORDON_COMMIT)
  set(CORDON_COMMIT unknown)
endif()
configure_file("${TEMPLATE}" "${OUTPUT}" @ONLY)
