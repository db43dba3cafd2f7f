#include "input/kev_map.hpp"

#include "input/csv.hpp"
#include "input/names.hpp"
#include "input/text_position.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <set>

namespace cordon::input {
namespace {

constexpr std::string_view any_product = "*";

std::string in_small_letters(std::string text) {
    for (auto& c : text) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return text;
}

void check_word(const Stated& stated, std::string_view path, Diagnostics& problems) {
    Node node;
    node.kind = NodeKind::scalar;
    node.text = stated.text;
    node.place = stated.place;
    check_name(node, path, problems);
}

/// A whole number from 1 to a million; 1 if it is none, which is reported.
int read_count(const Stated& stated, std::string_view path, Diagnostics& problems) {
    constexpr int count_max = 1'000'000;
    int count = 0;
    const char* end = stated.text.data() + stated.text.size();
    const auto [stop, error] = std::from_chars(stated.text.data(), end, count);
    if (error != std::errc{} || stop != end || count < 1 || count > count_max) {
        problems.add(stated.place, path,
                     fmt::format("'{}' is no whole number from 1 to {}", stated.text, count_max));
        return 1;
    }
    return count;
}

/// Reports what `profile` covers that is not in `cells` or already in `claimed`, and claims it.
void claim_cells(const KevProfile& profile, const Place& place, const std::vector<KevCell>& cells,
                 std::map<KevCell, std::string>& claimed, Diagnostics& problems) {
    bool covers_any = false;
    for (const auto& cell : cells) {
        if (!profile.covers(cell)) {
            continue;
        }
        covers_any = true;
        const auto [owner, is_new] = claimed.emplace(cell, profile.name);
        if (!is_new) {
            problems.add(place, "",
                         fmt::format("{} of {} would count twice: it is in '{}' too",
                                     cell.device_class, cell.bloc, owner->second));
        }
    }
    if (!covers_any) {
        problems.add(place, "",
                     fmt::format("the product map has no class '{}' with bloc '{}'",
                                 profile.device_class, profile.bloc));
    }
}

}  // namespace

KevProductMap KevProductMap::parse(std::string_view csv, const SourceName& name,
                                   Diagnostics& problems) {
    KevProductMap map;
    for (const auto& row : parse_csv(without_bom(csv), name,
                                     {"vendor", "product", "device_class", "bloc"}, problems)) {
        const auto& fields = row.fields;
        check_word(fields[2], "device_class", problems);
        check_word(fields[3], "bloc", problems);
        const bool is_new = map.cells_
                                .emplace(std::pair(in_small_letters(fields[0].text),
                                                   in_small_letters(fields[1].text)),
                                         KevCell{fields[2].text, fields[3].text})
                                .second;
        if (!is_new) {
            problems.add(
                row.place, "",
                fmt::format("'{}' of '{}' is there twice", fields[1].text, fields[0].text));
        }
    }
    return map;
}

const KevCell* KevProductMap::cell_of(const KevEntry& entry) const {
    const auto vendor = in_small_letters(entry.vendor);
    auto found = cells_.find({vendor, in_small_letters(entry.product)});
    if (found == cells_.end()) {
        found = cells_.find({vendor, std::string(any_product)});
    }
    return found == cells_.end() ? nullptr : &found->second;
}

bool KevProductMap::knows_vendor_of(const KevEntry& entry) const {
    const auto vendor = in_small_letters(entry.vendor);
    const auto first = cells_.lower_bound({vendor, ""});
    return first != cells_.end() && first->first.first == vendor;
}

std::vector<KevCell> KevProductMap::cells() const {
    std::set<std::string> classes;
    std::set<std::string> blocs;
    for (const auto& [product, cell] : cells_) {
        classes.insert(cell.device_class);
        blocs.insert(cell.bloc);
    }
    std::vector<KevCell> all;
    for (const auto& device_class : classes) {
        for (const auto& bloc : blocs) {
            all.push_back({device_class, bloc});
        }
    }
    return all;
}

std::vector<KevProfile> parse_kev_profiles(std::string_view csv, const SourceName& name,
                                           const KevProductMap& map, Diagnostics& problems) {
    const auto cells = map.cells();
    std::map<KevCell, std::string> claimed;
    std::set<std::string> names;
    std::vector<KevProfile> profiles;
    for (const auto& row :
         parse_csv(without_bom(csv), name,
                   {"weakness_profile", "device_class", "bloc", "product_lines"}, problems)) {
        const auto& fields = row.fields;
        check_word(fields[0], "weakness_profile", problems);
        if (!names.insert(fields[0].text).second) {
            problems.add(fields[0].place, "weakness_profile",
                         fmt::format("'{}' is there twice", fields[0].text));
        }
        profiles.push_back({fields[0].text, fields[1].text, fields[2].text,
                            read_count(fields[3], "product_lines", problems)});
        claim_cells(profiles.back(), row.place, cells, claimed, problems);
    }
    return profiles;
}

}  // namespace cordon::input
