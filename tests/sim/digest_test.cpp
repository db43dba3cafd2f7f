#include "sim/digest.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <vector>

using namespace cordon::sim;

namespace {

struct Happening {
    std::int64_t time;
    std::uint64_t identity;
    std::uint64_t detail;
};

std::uint64_t digest_of(const std::vector<Happening>& happenings) {
    Digest digest;
    for (const Happening& one : happenings) {
        digest.add(one.time, one.identity, one.detail);
    }
    return digest.value();
}

const std::vector<Happening> some{{-5, 1, 2}, {0, 0, 0}, {7, 1, 2}, {7, 2, 1}};

}  // namespace

TEST_CASE("a digest does not depend on order or on how events are shared out", "[sim]") {
    std::vector<Happening> backwards = some;
    std::reverse(backwards.begin(), backwards.end());
    CHECK(digest_of(backwards) == digest_of(some));
    Digest left;
    Digest right;
    left.add(some[0].time, some[0].identity, some[0].detail);
    for (std::size_t i = 1; i < some.size(); ++i) {
        right.add(some[i].time, some[i].identity, some[i].detail);
    }
    right.add(left);
    CHECK(right.value() == digest_of(some));
    CHECK(right.events() == some.size());
}

TEST_CASE("a digest changes with every field, with a swap of fields and with repetition", "[sim]") {
    std::vector<std::uint64_t> values{digest_of(some), digest_of({})};
    for (std::size_t i = 0; i < some.size(); ++i) {
        for (unsigned bit = 0; bit < 63; ++bit) {
            const std::uint64_t mask = std::uint64_t{1} << bit;
            auto changed = some;
            changed[i].time ^= static_cast<std::int64_t>(mask);
            values.push_back(digest_of(changed));
            changed = some;
            changed[i].identity ^= mask;
            values.push_back(digest_of(changed));
            changed = some;
            changed[i].detail ^= mask;
            values.push_back(digest_of(changed));
        }
    }
    auto repeated = some;
    repeated.push_back(some[1]);
    values.push_back(digest_of(repeated));
    auto exchanged = some;  // whose detail it was matters
    std::swap(exchanged[0].detail, exchanged[3].detail);
    values.push_back(digest_of(exchanged));
    std::sort(values.begin(), values.end());
    CHECK(std::adjacent_find(values.begin(), values.end()) == values.end());
}
