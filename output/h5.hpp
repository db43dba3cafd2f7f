#pragma once

/// \file
/// The part of HDF5 that results files need, with checked calls and owned identifiers.
///
/// h5_library.hpp alone includes the library's headers. Every failure is an IoError with the file,
/// the object and the library's own reason; the library itself prints nothing. Not thread-safe.
/// Single texts are fixed-length UTF-8. Lists of texts are of variable length: netCDF 4.9 crashes
/// on arrays of fixed-length texts. Objects carry no time stamps and keep the order of creation, so
/// that equal writes give equal bytes.

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::output::h5 {

using Extents = std::vector<unsigned long long>;

/// Owns one identifier of the library.
class Handle {
public:
    using Id = std::int64_t;
    using Close = int (*)(Id);

    Handle(Id id, Close close) noexcept : id_(id), close_(close) {}
    Handle(Handle&& other) noexcept;
    Handle& operator=(Handle&& other) noexcept;
    ~Handle();

    [[nodiscard]] Id id() const noexcept { return id_; }
    /// Gives the identifier away; nothing is closed any more.
    Id release() noexcept;

private:
    Id id_;
    Close close_;
};

/// Where a block of a dataset starts, and how far it reaches along each dimension.
struct Block {
    Extents start;
    Extents count;
};

/// A group or a dataset: what can carry attributes.
class Object {
public:
    void write_attribute(const std::string& name, std::string_view text);
    void write_attribute(const std::string& name, std::span<const std::int64_t> values);
    void write_attribute(const std::string& name, std::uint64_t value);

    [[nodiscard]] bool has_attribute(const std::string& name) const;
    [[nodiscard]] std::string text_attribute(const std::string& name) const;
    [[nodiscard]] std::vector<std::int64_t> integers_attribute(const std::string& name) const;
    [[nodiscard]] std::uint64_t unsigned_attribute(const std::string& name) const;

    /// The file and the path inside it, for messages.
    [[nodiscard]] const std::string& place() const noexcept { return place_; }

protected:
    Object(Handle handle, std::string place)
        : handle_(std::move(handle)), place_(std::move(place)) {}
    [[nodiscard]] Handle::Id id() const noexcept { return handle_.id(); }

private:
    Handle handle_;
    std::string place_;
};

/// An array of numbers or of texts. `Number` is int64, uint64 or double throughout.
class Dataset : public Object {
public:
    [[nodiscard]] Extents extents() const;

    /// \pre `values` fills the block exactly, last dimension fastest
    template <class Number>
    void write(const Block& block, std::span<const Number> values);

    /// The block's values, last dimension fastest, converted to `Number`.
    template <class Number>
    [[nodiscard]] std::vector<Number> read(const Block& block) const;

    /// The same into `values`. \pre they fill the block exactly
    template <class Number>
    void read(const Block& block, std::span<Number> values) const;

    template <class Number>
    [[nodiscard]] std::vector<Number> read_all() const;

    /// Makes this one-dimensional dataset the coordinate of the dimension called `name`.
    void make_scale(const std::string& name);
    void attach_scale(unsigned dimension, const Dataset& scale);

private:
    friend class Group;
    using Object::Object;
};

/// A folder of groups and datasets.
class Group : public Object {
public:
    Group create_group(const std::string& name);
    [[nodiscard]] Group group(const std::string& name) const;
    [[nodiscard]] bool has(const std::string& name) const;

    /// A dataset of `Number` to be written block by block. With `chunk`, values are stored in
    /// compressed pieces of that shape, and nothing is cached: write whole chunks. Without it, or
    /// where an extent is zero, they are stored as they are.
    template <class Number>
    Dataset create(const std::string& name, const Extents& extents, const Extents& chunk);

    template <class Number>
    Dataset write(const std::string& name, std::span<const Number> values);

    /// One text, padded with zero bytes to `capacity` bytes. \pre it fits
    Dataset write_text(const std::string& name, std::string_view text, std::size_t capacity);
    Dataset write_texts(const std::string& name, const std::vector<std::string>& texts);

    [[nodiscard]] Dataset dataset(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> texts(const std::string& name) const;
    [[nodiscard]] std::string text(const std::string& name) const;

private:
    friend class File;
    using Object::Object;

    [[nodiscard]] std::string place_of(const std::string& name) const;
};

/// An open HDF5 file.
class File {
public:
    /// Makes a new file, replacing one of that name.
    static File create(const std::filesystem::path& path);
    /// Opens for reading. \throws IoError if it is not HDF5, or is damaged
    static File open(const std::filesystem::path& path);

    [[nodiscard]] Group root() const;

    /// Hands everything to the operating system and closes the file. The destructor closes it too,
    /// but cannot tell of a full disk.
    /// \pre no group or dataset of the file is open
    void close();

private:
    File(Handle handle, std::string place) : handle_(std::move(handle)), place_(std::move(place)) {}

    Handle handle_;
    std::string place_;
};

}  // namespace cordon::output::h5
