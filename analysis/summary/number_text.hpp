#pragma once

#include "analysis/statistics/interval.hpp"

#include <string>

namespace cordon::analysis {

/// A number for readers: three significant digits with k, M, bn or tn, and at most three decimals:
/// "20.9 M", "1.20 k", "37", "0.125", "0". What is not finite is "unknown".
std::string number_text(double number);

/// The same for a change, with its sign: "+1.20 M", "-37", "0".
std::string change_text(double change);

/// "12 to 1.20 k", with each end as `number` has it; one number if both read the same.
std::string range_text(Interval range, std::string (*number)(double));

/// A share in per cent with one decimal: "95.0 %".
std::string share_text(double share);

/// `text` in lines of at most `width` columns, each after `indent` blanks, and a final line end. A
/// per cent sign stays with its number.
std::string wrapped(const std::string& text, std::size_t indent, std::size_t width);

}  // namespace cordon::analysis
