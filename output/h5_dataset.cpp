#include "output/h5.hpp"

#include "base/contract.hpp"
#include "output/h5_library.hpp"

namespace cordon::output::h5 {
namespace {

Handle selection(hid_t dataset, const Block& block, const std::string& place) {
    auto space = opened("read", place, H5Sclose, [&] { return H5Dget_space(dataset); });
    checked("select a block of", place, [&] {
        return H5Sselect_hyperslab(space.id(), H5S_SELECT_SET, block.start.data(), nullptr,
                                   block.count.data(), nullptr);
    });
    return space;
}

}  // namespace

Extents Dataset::extents() const {
    const auto space = opened("read", place(), H5Sclose, [&] { return H5Dget_space(id()); });
    const int rank = checked("read the shape of", place(),
                             [&] { return H5Sget_simple_extent_ndims(space.id()); });
    Extents extents(static_cast<std::size_t>(rank));
    checked("read the shape of", place(),
            [&] { return H5Sget_simple_extent_dims(space.id(), extents.data(), nullptr); });
    return extents;
}

template <class Number>
void Dataset::write(const Block& block, std::span<const Number> values) {
    CORDON_EXPECT(values.size() == volume(block.count));
    if (values.empty()) {
        return;
    }
    const auto in_file = selection(id(), block, place());
    const auto in_memory = space_of(block.count, place());
    checked("write", place(), [&] {
        return H5Dwrite(id(), number_type<Number>(), in_memory.id(), in_file.id(), H5P_DEFAULT,
                        values.data());
    });
}

template <class Number>
std::vector<Number> Dataset::read(const Block& block) const {
    std::vector<Number> values(volume(block.count));
    read<Number>(block, values);
    return values;
}

template <class Number>
void Dataset::read(const Block& block, std::span<Number> values) const {
    CORDON_EXPECT(values.size() == volume(block.count));
    if (values.empty()) {
        return;
    }
    const auto in_file = selection(id(), block, place());
    const auto in_memory = space_of(block.count, place());
    checked("read", place(), [&] {
        return H5Dread(id(), number_type<Number>(), in_memory.id(), in_file.id(), H5P_DEFAULT,
                       values.data());
    });
}

template <class Number>
std::vector<Number> Dataset::read_all() const {
    const auto whole = extents();
    return read<Number>({Extents(whole.size(), 0), whole});
}

void Dataset::make_scale(const std::string& name) {
    checked("make a scale of", place(), [&] { return H5DSset_scale(id(), name.c_str()); });
}

void Dataset::attach_scale(unsigned dimension, const Dataset& scale) {
    checked("attach a scale to", place(),
            [&] { return H5DSattach_scale(id(), scale.id(), dimension); });
}

template void Dataset::write(const Block&, std::span<const std::int64_t>);
template void Dataset::write(const Block&, std::span<const std::uint64_t>);
template void Dataset::write(const Block&, std::span<const double>);
template std::vector<std::int64_t> Dataset::read(const Block&) const;
template std::vector<std::uint64_t> Dataset::read(const Block&) const;
template std::vector<double> Dataset::read(const Block&) const;
template void Dataset::read(const Block&, std::span<std::int64_t>) const;
template void Dataset::read(const Block&, std::span<std::uint64_t>) const;
template void Dataset::read(const Block&, std::span<double>) const;
template std::vector<std::int64_t> Dataset::read_all() const;
template std::vector<std::uint64_t> Dataset::read_all() const;
template std::vector<double> Dataset::read_all() const;

}  // namespace cordon::output::h5
