# Version, commit and build type for base/build_info.cpp, refreshed when HEAD moves.
execute_process(COMMAND git -C "${PROJECT_SOURCE_DIR}" describe --always --dirty --abbrev=12
  OUTPUT_VARIABLE CORDON_COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT CORDON_COMMIT)
  set(CORDON_COMMIT unknown)
endif()
foreach(reference HEAD index)
  if(EXISTS "${PROJECT_SOURCE_DIR}/.git/${reference}")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
      "${PROJECT_SOURCE_DIR}/.git/${reference}")
  endif()
endforeach()
