#include "input/decode.hpp"

#include <optional>
#include <string_view>

namespace cordon::input {
namespace {

/// The word for an actor that works for no state.
constexpr std::string_view no_sponsor = "none";

models::ActorOptions decode_actor(BlockReader& item, const Catalogue& catalogue) {
    const bool is_sponsored = !item.says("sponsor", no_sponsor);
    if (!is_sponsored) {
        item.text("sponsor");
    }
    return {
        .name = std::string(item.name()),
        .title = item.text("title"),
        .sponsor =
            is_sponsored ? std::optional(item.choice("sponsor", catalogue.blocs)) : std::nullopt,
        .attacker_class = item.choice("attacker_class", catalogue.attacker_classes),
    };
}

}  // namespace

std::vector<models::ActorOptions> decode_actors(BlockReader& root, const Catalogue& catalogue) {
    std::vector<models::ActorOptions> actors;
    root.each("actors", 1,
              [&](BlockReader& item) { actors.push_back(decode_actor(item, catalogue)); });
    return actors;
}

}  // namespace cordon::input
