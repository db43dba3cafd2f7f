#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cordon::input {

/// The candidate that `word` is probably a slip for; empty if none is close enough.
std::string closest(std::string_view word, const std::vector<std::string>& candidates);

/// " (did you mean 'x'?)" for the closest candidate, or empty; to be put behind a message.
std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace cordon::input
