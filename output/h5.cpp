#include "output/h5.hpp"

#include "base/contract.hpp"
#include "output/h5_library.hpp"

namespace cordon::output::h5 {
namespace {

constexpr unsigned deflate_level = 4;

Handle new_dataset(hid_t group, const std::string& name, const std::string& place, hid_t type,
                   const Extents& extents, const Extents& chunk) {
    const auto space = space_of(extents, place);
    const auto creation = properties(H5P_DATASET_CREATE, place, [&](hid_t list) {
        constexpr unsigned order = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
        const auto result =
            std::min(H5Pset_obj_track_times(list, false), H5Pset_attr_creation_order(list, order));
        if (chunk.empty() || volume(extents) == 0) {
            return result;
        }
        return std::min({result, H5Pset_chunk(list, static_cast<int>(chunk.size()), chunk.data()),
                         H5Pset_shuffle(list), H5Pset_deflate(list, deflate_level)});
    });
    const auto access = properties(H5P_DATASET_ACCESS, place,
                                   [](hid_t list) { return H5Pset_chunk_cache(list, 1, 0, 1.0); });
    return opened("create", place, H5Dclose, [&] {
        return H5Dcreate2(group, name.c_str(), type, space.id(), H5P_DEFAULT, creation.id(),
                          access.id());
    });
}

void new_attribute(hid_t object, const std::string& name, const std::string& place, hid_t type,
                   const Extents& extents, const void* values) {
    const auto space = space_of(extents, place);
    const auto attribute = opened("annotate", place, H5Aclose, [&] {
        return H5Acreate2(object, name.c_str(), type, space.id(), H5P_DEFAULT, H5P_DEFAULT);
    });
    checked("annotate", place, [&] { return H5Awrite(attribute.id(), type, values); });
}

Handle attribute_of(hid_t object, const std::string& name, const std::string& place) {
    return opened("read attribute '" + name + "' of", place, H5Aclose,
                  [&] { return H5Aopen(object, name.c_str(), H5P_DEFAULT); });
}

std::string trimmed(std::string_view padded) {
    return std::string(padded.substr(0, padded.find('\0')));
}

/// Bytes of one text. \throws IoError if `type` is not a fixed-length text
std::size_t text_bytes(hid_t type, const std::string& place) {
    if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) > 0) {
        throw IoError(fmt::format("{}: is not fixed-length text", place));
    }
    return H5Tget_size(type);
}

/// Everything is closed by its owner, so the library need not close anything when the program
/// ends; after a damaged file it would complain there about what it could not read.
void start_library() {
    static const herr_t once = H5dont_atexit();
    static_cast<void>(once);
}

Handle access_properties(const std::string& place) {
    return properties(H5P_FILE_ACCESS, place, [](hid_t list) {
        return std::min({H5Pset_libver_bounds(list, H5F_LIBVER_V110, H5F_LIBVER_V110),
                         // Some cluster file systems have no locks; that must not stop a reader.
                         H5Pset_file_locking(list, true, true),
                         H5Pset_fclose_degree(list, H5F_CLOSE_SEMI)});
    });
}

}  // namespace

Handle::Handle(Handle&& other) noexcept
    : id_(std::exchange(other.id_, H5I_INVALID_HID)), close_(other.close_) {}

Handle& Handle::operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
}

Handle::Id Handle::release() noexcept {
    return std::exchange(id_, H5I_INVALID_HID);
}

Handle::~Handle() {
    if (id_ >= 0) {
        const Silence silence;
        close_(id_);
    }
}

void Object::write_attribute(const std::string& name, std::string_view text) {
    const auto type = text_type(text.size(), place_);
    const std::string padded = text.empty() ? std::string(1, '\0') : std::string(text);
    new_attribute(id(), name, place_, type.id(), {}, padded.data());
}

void Object::write_attribute(const std::string& name, std::span<const std::int64_t> values) {
    new_attribute(id(), name, place_, H5T_NATIVE_INT64, {values.size()}, values.data());
}

void Object::write_attribute(const std::string& name, std::uint64_t value) {
    new_attribute(id(), name, place_, H5T_NATIVE_UINT64, {}, &value);
}

bool Object::has_attribute(const std::string& name) const {
    return checked("read attributes of", place_, [&] { return H5Aexists(id(), name.c_str()); }) > 0;
}

std::string Object::text_attribute(const std::string& name) const {
    const auto attribute = attribute_of(id(), name, place_);
    const auto type = opened("read", place_, H5Tclose, [&] { return H5Aget_type(attribute.id()); });
    std::string text(text_bytes(type.id(), place_ + ": attribute '" + name + "'"), '\0');
    checked("read", place_, [&] { return H5Aread(attribute.id(), type.id(), text.data()); });
    return trimmed(text);
}

std::vector<std::int64_t> Object::integers_attribute(const std::string& name) const {
    const auto attribute = attribute_of(id(), name, place_);
    const auto space =
        opened("read", place_, H5Sclose, [&] { return H5Aget_space(attribute.id()); });
    std::vector<std::int64_t> values(
        static_cast<std::size_t>(H5Sget_simple_extent_npoints(space.id())));
    checked("read", place_,
            [&] { return H5Aread(attribute.id(), H5T_NATIVE_INT64, values.data()); });
    return values;
}

std::uint64_t Object::unsigned_attribute(const std::string& name) const {
    const auto attribute = attribute_of(id(), name, place_);
    std::uint64_t value = 0;
    checked("read", place_, [&] { return H5Aread(attribute.id(), H5T_NATIVE_UINT64, &value); });
    return value;
}

std::string Group::place_of(const std::string& name) const {
    return fmt::format("{}{}{}", place(), place().ends_with('/') ? "" : "/", name);
}

Group Group::create_group(const std::string& name) {
    const auto inside = place_of(name);
    const auto creation = properties(H5P_GROUP_CREATE, inside, keep_order_not_time);
    return {opened("create", inside, H5Gclose,
                   [&] {
                       return H5Gcreate2(id(), name.c_str(), H5P_DEFAULT, creation.id(),
                                         H5P_DEFAULT);
                   }),
            inside};
}

Group Group::group(const std::string& name) const {
    const auto inside = place_of(name);
    return {
        opened("open", inside, H5Gclose, [&] { return H5Gopen2(id(), name.c_str(), H5P_DEFAULT); }),
        inside};
}

bool Group::has(const std::string& name) const {
    return checked("look into", place(),
                   [&] { return H5Lexists(id(), name.c_str(), H5P_DEFAULT); }) > 0;
}

template <class Number>
Dataset Group::create(const std::string& name, const Extents& extents, const Extents& chunk) {
    const auto inside = place_of(name);
    return {new_dataset(id(), name, inside, number_type<Number>(), extents, chunk), inside};
}

template <class Number>
Dataset Group::write(const std::string& name, std::span<const Number> values) {
    auto dataset = create<Number>(name, {values.size()}, {});
    dataset.write(Block{{0}, {values.size()}}, values);
    return dataset;
}

Dataset Group::write_text(const std::string& name, std::string_view text, std::size_t capacity) {
    CORDON_EXPECT(text.size() <= capacity);
    const auto inside = place_of(name);
    // One byte more than the text may need: netCDF reads on to the first zero.
    std::string padded(text);
    padded.resize(capacity + 1, '\0');
    const auto type = text_type(padded.size(), inside);
    Dataset dataset{new_dataset(id(), name, inside, type.id(), {}, {}), inside};
    checked("write", inside, [&] {
        return H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, padded.data());
    });
    return dataset;
}

Dataset Group::write_texts(const std::string& name, const std::vector<std::string>& texts) {
    const auto inside = place_of(name);
    std::vector<const char*> starts;
    for (const auto& text : texts) {
        starts.push_back(text.c_str());
    }
    const auto type = text_type(H5T_VARIABLE, inside);
    Dataset dataset{new_dataset(id(), name, inside, type.id(), {texts.size()}, {}), inside};
    checked("write", inside, [&] {
        return H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, starts.data());
    });
    return dataset;
}

Dataset Group::dataset(const std::string& name) const {
    const auto inside = place_of(name);
    return {
        opened("open", inside, H5Dclose, [&] { return H5Dopen2(id(), name.c_str(), H5P_DEFAULT); }),
        inside};
}

std::vector<std::string> Group::texts(const std::string& name) const {
    const auto source = dataset(name);
    const auto type = text_type(H5T_VARIABLE, source.place());
    const auto space =
        opened("read", source.place(), H5Sclose, [&] { return H5Dget_space(source.id()); });
    std::vector<char*> starts(volume(source.extents()));
    if (starts.empty()) {
        return {};
    }
    checked("read", source.place(), [&] {
        return H5Dread(source.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, starts.data());
    });
    std::vector<std::string> texts;
    for (const char* const start : starts) {
        texts.emplace_back(start == nullptr ? "" : start);
    }
    checked("read", source.place(),
            [&] { return H5Dvlen_reclaim(type.id(), space.id(), H5P_DEFAULT, starts.data()); });
    return texts;
}

std::string Group::text(const std::string& name) const {
    const auto source = dataset(name);
    const auto type =
        opened("read", source.place(), H5Tclose, [&] { return H5Dget_type(source.id()); });
    if (!source.extents().empty()) {
        throw IoError(source.place() + ": is not one text");
    }
    std::string padded(text_bytes(type.id(), source.place()), '\0');
    checked("read", source.place(), [&] {
        return H5Dread(source.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, padded.data());
    });
    return trimmed(padded);
}

File File::create(const std::filesystem::path& path) {
    start_library();
    const auto place = path.string();
    const auto creation = properties(H5P_FILE_CREATE, place, keep_order_not_time);
    const auto access = access_properties(place);
    return {
        opened("create", place, H5Fclose,
               [&] { return H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation.id(), access.id()); }),
        place};
}

File File::open(const std::filesystem::path& path) {
    start_library();
    const auto place = path.string();
    const auto access = access_properties(place);
    return {opened("open as HDF5", place, H5Fclose,
                   [&] { return H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id()); }),
            place};
}

Group File::root() const {
    return {
        opened("open", place_, H5Gclose, [&] { return H5Gopen2(handle_.id(), "/", H5P_DEFAULT); }),
        place_ + ": /"};
}

void File::close() {
    checked("write", place_, [&] { return H5Fflush(handle_.id(), H5F_SCOPE_GLOBAL); });
    checked("close", place_, [&] { return H5Fclose(handle_.release()); });
}

template Dataset Group::create<std::int64_t>(const std::string&, const Extents&, const Extents&);
template Dataset Group::create<std::uint64_t>(const std::string&, const Extents&, const Extents&);
template Dataset Group::create<double>(const std::string&, const Extents&, const Extents&);
template Dataset Group::write(const std::string&, std::span<const std::int64_t>);
template Dataset Group::write(const std::string&, std::span<const std::uint64_t>);
template Dataset Group::write(const std::string&, std::span<const double>);

}  // namespace cordon::output::h5
