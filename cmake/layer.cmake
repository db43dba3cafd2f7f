# cordon_layer(<name> FILES <sources>... [USES <targets>...] [HIDES <targets>...])
# One static library per folder. USES is what its headers may show, HIDES what only its sources
# may include; tools/check_layers.py checks the same table against the #include lines.
function(cordon_layer name)
  cmake_parse_arguments(arg "" "" "FILES;USES;HIDES" ${ARGN})
  add_library(cordon_${name} STATIC ${arg_FILES})
  add_library(cordon::${name} ALIAS cordon_${name})
  target_include_directories(cordon_${name} PUBLIC "${PROJECT_SOURCE_DIR}")
  target_compile_features(cordon_${name} PUBLIC cxx_std_20)
  set_target_properties(cordon_${name} PROPERTIES CXX_EXTENSIONS OFF)
  target_link_libraries(cordon_${name} PUBLIC ${arg_USES} PRIVATE ${arg_HIDES} cordon_build_flags)
endfunction()
