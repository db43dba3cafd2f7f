#pragma once

/// \file
/// The HDF5 library as h5*.cpp see it: calls that throw, and identifiers that close themselves.
/// This is the only file that includes the library's headers; h5.hpp is what others use.

#include "base/error.hpp"
#include "output/h5.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <hdf5.h>
#include <hdf5_hl.h>
#include <numeric>
#include <type_traits>
#include <utility>

namespace cordon::output::h5 {

static_assert(std::is_same_v<hid_t, Handle::Id> && std::is_same_v<herr_t, int>);
static_assert(std::is_same_v<hsize_t, Extents::value_type>);

inline herr_t keep_innermost(unsigned depth, const H5E_error2_t* error, void* reason) {
    if (depth == 0 && error->desc != nullptr) {
        *static_cast<std::string*>(reason) = error->desc;
    }
    return 0;
}

/// Keeps the library from printing its errors for as long as it lives.
class Silence {
public:
    Silence() {
        H5Eget_auto2(H5E_DEFAULT, &print_, &print_data_);
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
    }
    Silence(const Silence&) = delete;
    Silence& operator=(const Silence&) = delete;
    ~Silence() { H5Eset_auto2(H5E_DEFAULT, print_, print_data_); }

private:
    H5E_auto2_t print_ = nullptr;
    void* print_data_ = nullptr;
};

/// Runs one call of the library in silence; its negative result becomes an IoError.
template <class Call>
auto checked(std::string_view doing, const std::string& place, Call&& call) {
    const Silence silence;
    const auto result = call();
    if (result < 0) {
        std::string reason = "no reason given";
        H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_innermost, &reason);
        throw IoError(fmt::format("{}: cannot {} ({})", place, doing, reason));
    }
    return result;
}

template <class Call>
Handle opened(std::string_view doing, const std::string& place, Handle::Close close, Call&& call) {
    return {checked(doing, place, std::forward<Call>(call)), close};
}

/// A new property list on which `set` has made every setting; it returns the worst result.
template <class Set>
Handle properties(hid_t kind, const std::string& place, Set&& set) {
    auto list = opened("set up", place, H5Pclose, [&] { return H5Pcreate(kind); });
    checked("set up", place, [&] { return set(list.id()); });
    return list;
}

/// No time stamps, and links and attributes in the order in which they were made.
inline herr_t keep_order_not_time(hid_t list) {
    constexpr unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
    return std::min({H5Pset_obj_track_times(list, false), H5Pset_link_creation_order(list, order),
                     H5Pset_attr_creation_order(list, order)});
}

template <class Number>
hid_t number_type() {
    if constexpr (std::is_same_v<Number, double>) {
        return H5T_NATIVE_DOUBLE;
    } else if constexpr (std::is_same_v<Number, std::int64_t>) {
        return H5T_NATIVE_INT64;
    } else {
        static_assert(std::is_same_v<Number, std::uint64_t>);
        return H5T_NATIVE_UINT64;
    }
}

inline Handle text_type(std::size_t bytes, const std::string& place) {
    auto type = opened("describe text of", place, H5Tclose, [] { return H5Tcopy(H5T_C_S1); });
    checked("describe text of", place, [&] {
        return std::min({H5Tset_size(type.id(), std::max<std::size_t>(bytes, 1)),
                         H5Tset_strpad(type.id(), H5T_STR_NULLPAD),
                         H5Tset_cset(type.id(), H5T_CSET_UTF8)});
    });
    return type;
}

inline Handle space_of(const Extents& extents, const std::string& place) {
    return opened("describe", place, H5Sclose, [&] {
        return extents.empty()
                   ? H5Screate(H5S_SCALAR)
                   : H5Screate_simple(static_cast<int>(extents.size()), extents.data(), nullptr);
    });
}

inline std::size_t volume(const Extents& extents) {
    return std::accumulate(extents.begin(), extents.end(), std::size_t{1}, std::multiplies<>());
}

}  // namespace cordon::output::h5
