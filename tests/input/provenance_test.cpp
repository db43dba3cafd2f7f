#include "input/provenance.hpp"

#include "input/canonical_json.hpp"
#include "input/merge.hpp"
#include "tests/input/tree.hpp"

#include <catch2/catch.hpp>

using namespace cordon::input;
using cordon::test::tree;

namespace {

std::string source_of(const Node* node) {
    const auto source = provenance_of(*node).source;
    return source ? source->text : "none";
}

}  // namespace

TEST_CASE("a source holds for everything inside, and the nearest one wins", "[input]") {
    const auto root = tree("source: far\na: 1\nb: {c: 2, d: {value: 3, source: near}}\n"
                           "e: {source: middle, f: {pert: [1, 2, 3]}, g: {h: 4, source: null}}\n");
    CHECK(source_of(root.find("a")) == "far");
    CHECK(source_of(root.find("b")->find("c")) == "far");
    CHECK(source_of(root.find("b")->find("d")) == "near");
    CHECK(source_of(root.find("e")->find("f")) == "middle");
    CHECK(source_of(root.find("e")->find("g")->find("h")) == "none");
}

TEST_CASE("a number keeps the source of its own file when another file says the next", "[input]") {
    // A country gives the stock and says where from; the growth is still the base file's word.
    auto root = tree("d: {source: stocks, stock: 1, growth: 2}", "base.yaml");
    merge(root, tree("d: {source: census, stock: 3}", "country.yaml"));
    CHECK(source_of(root.find("d")->find("stock")) == "census");
    CHECK(source_of(root.find("d")->find("growth")) == "stocks");

    SECTION("nor does a new number pass under the old source") {
        auto other = tree("d: {source: stocks, stock: 1}", "base.yaml");
        merge(other, tree("d: {stock: 3}", "country.yaml"));
        CHECK(source_of(other.find("d")->find("stock")) == "none");
    }
}

TEST_CASE("a settled tree says by its text alone what held before", "[input]") {
    auto root = tree("d: {source: stocks, stock: 1, growth: 2, life: {pert: [1, 2, 3]}}", "b.yaml");
    merge(root, tree("d: {source: census, stock: 3}", "c.yaml"));
    std::map<std::string, Provenance> stated;
    for (const auto* key : {"stock", "growth", "life"}) {
        const Node* number = root.find("d")->find(key);
        stated.emplace(std::string("d.") + key, provenance_of(*number));
    }
    settle_provenance(root, stated);
    CHECK(canonical_json(root) ==
          R"({"d":{"growth":{"source":"stocks","value":2},)"
          R"("life":{"pert":[1,2,3],"source":"stocks"},"source":"census","stock":3}})");
}
