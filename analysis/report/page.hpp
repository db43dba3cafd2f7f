#pragma once

#include <optional>
#include <string_view>

namespace cordon::analysis {

/// Where the title goes into the page, as text in which `&` and `<` are escaped. Occurs once.
inline constexpr std::string_view title_place = "@REPORT_TITLE@";

/// Where the data go into the page, as JSON in which `<` is written `\u003c`. Occurs once, after
/// the title.
inline constexpr std::string_view data_place = "@REPORT_DATA@";

/// The page that `cordon report` fills: one HTML file that asks nothing of a network, made from
/// web/ when the program was built. Nothing if it was built without node and npm.
std::optional<std::string_view> report_page();

}  // namespace cordon::analysis
