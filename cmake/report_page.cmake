# cordon_report_page(<output>) makes the C++ source of analysis/report/page.hpp. With node and npm
# it holds the page of web/, bundled into one file; without them the program is built all the same
# and can make no reports.
include(npm_packages)

function(cordon_report_page output)
  set(web "${PROJECT_SOURCE_DIR}/web")
  set(where "${PROJECT_BINARY_DIR}/web")
  cordon_npm_packages("${web}" "${where}" have_packages)
  if(NOT have_packages)
    message(STATUS "The program is built without the page of `cordon report`")
    configure_file("${PROJECT_SOURCE_DIR}/analysis/report/no_page.cpp.in" "${output}" COPYONLY)
    return()
  endif()
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${web}/*.js" "${web}/*.mjs" "${web}/*.css"
    "${web}/*.html")
  add_custom_command(OUTPUT "${output}" "${where}/report.html"
    COMMAND "${CORDON_NODE}" "${web}/build.mjs" "${where}" "${output}"
    DEPENDS ${sources} "${where}/installed"
    COMMENT "Bundling the page of cordon report" VERBATIM)
endfunction()
