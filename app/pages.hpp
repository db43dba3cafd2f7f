#pragma once

#include <span>
#include <string_view>

namespace cordon::app {

/// A page of docs/model/, compiled into the program so that it explains the model it runs.
struct Page {
    std::string_view name;  ///< of the file, without its ending
    std::string_view text;  ///< Markdown; begins with "# " and the title
};

/// Every page, in the order of the names. Written by cmake/embed_pages.cmake.
std::span<const Page> model_pages();

}  // namespace cordon::app
