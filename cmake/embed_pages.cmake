# cordon_embed_pages(<folder> <output>) writes every Markdown page of a folder into one C++ source:
# a table of names and texts, as app/pages.hpp declares it. Each build looks again; the output
# changes, and is compiled, only when a page does.
if(NOT CMAKE_SCRIPT_MODE_FILE)
  function(cordon_embed_pages folder output)
    file(GLOB pages CONFIGURE_DEPENDS "${folder}/*.md")
    add_custom_command(OUTPUT "${output}"
      COMMAND ${CMAKE_COMMAND} "-DFOLDER=${folder}" "-DOUTPUT=${output}"
              -P "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
      DEPENDS ${pages} "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
      COMMENT "Embedding the pages of ${folder}" VERBATIM)
  endfunction()
  return()
endif()

file(GLOB pages "${FOLDER}/*.md")
list(SORT pages)
set(source "#include \"app/pages.hpp\"

namespace cordon::app {

std::span<const Page> model_pages() {
    static constexpr Page pages[] = {
")
foreach(page IN LISTS pages)
  get_filename_component(name "${page}" NAME_WE)
  file(READ "${page}" text)
  string(APPEND source "        {\"${name}\", R\"page(${text})page\"},\n")
endforeach()
string(APPEND source "    };\n    return pages;\n}\n\n}  // namespace cordon::app\n")
file(WRITE "${OUTPUT}" "${source}")
