#pragma once

#include "output/axes.hpp"
#include "output/h5.hpp"

#include <array>
#include <functional>
#include <string>
#include <vector>

/// \file
/// Lists of items with a name, as one dataset for each of their properties.

namespace cordon::output {

/// The axes that an item may name one place of.
inline constexpr std::array<const char*, 6> filter_axes{"jurisdiction", "campaign",     "sector",
                                                        "bloc",         "device_class", "layer"};

template <class Item, class Text>
std::vector<std::string> column(const std::vector<Item>& items, Text&& text) {
    std::vector<std::string> texts;
    for (const auto& item : items) {
        texts.push_back(std::invoke(text, item));
    }
    return texts;
}

/// A column of texts beside another of `size` texts. \throws IoError if it has another size
std::vector<std::string> read_column(const h5::Group& group, const std::string& name,
                                     std::size_t size);

/// The member `where` of all items, a column for each of filter_axes; empty where it names none.
template <class Item>
void write_filters(h5::Group& group, const Axes& axes, std::string_view scale,
                   const std::vector<Item>& items) {
    for (const std::string axis : filter_axes) {
        auto dataset =
            group.write_texts(axis, column(items, [&](const Item& item) {
                                  const auto found = item.where.find(axis);
                                  return found == item.where.end() ? std::string() : found->second;
                              }));
        dataset.write_attribute("long_name", "only this " + axis + "; empty: all, added up");
        axes.attach(dataset, {scale});
    }
}

/// Reads them back into items whose `where` is empty.
template <class Item>
void read_filters(const h5::Group& group, std::vector<Item>& items) {
    for (const auto* const axis : filter_axes) {
        const auto filters = read_column(group, axis, items.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!filters[i].empty()) {
                items[i].where[axis] = filters[i];
            }
        }
    }
}

}  // namespace cordon::output
