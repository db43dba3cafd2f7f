#pragma once

#include <string>

namespace cordon::analysis {

/// A number for readers: three significant digits with k, M or bn: "20.9 M", "1.23 k", "37", "0".
std::string number_text(double number);

/// The same for a change, with its sign: "+1.2 M", "-37", "0".
std::string change_text(double change);

/// A share in per cent with one decimal: "95.0 %".
std::string share_text(double share);

/// `text` in lines of at most `width` columns, each after `indent` blanks, and a final line end.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t width);

}  // namespace cordon::analysis
