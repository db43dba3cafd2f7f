#include "input/guesses.hpp"

namespace cordon::input {

bool is_guess(const std::string& quality) {
    return quality == "expert" || quality == "placeholder";
}

UniformByPath with_medians(UniformByPath uniform, const std::set<std::string, std::less<>>& fixed) {
    if (fixed.empty()) {
        return uniform;
    }
    return [uniform = std::move(uniform), &fixed](std::string_view path) {
        return fixed.contains(path) ? 0.5 : uniform(path);
    };
}

}  // namespace cordon::input
