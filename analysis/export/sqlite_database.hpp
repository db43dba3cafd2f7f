#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

/// \file
/// The part of SQLite that exports need, with checked calls. Every failure is an IoError with the
/// file and the library's own reason. sqlite_database.cpp alone includes the library's header.

struct sqlite3;
struct sqlite3_stmt;

namespace cordon::analysis {

/// Rows to be put into one table. \pre the database outlives it
class SqliteInsert {
public:
    SqliteInsert(SqliteInsert&&) noexcept = default;

    /// Binds the next column of the row. A NaN is bound as NULL.
    SqliteInsert& text(std::string_view value);
    SqliteInsert& integer(std::int64_t value);
    SqliteInsert& real(double value);

    /// Puts the row in. \pre every column is bound
    void row();

private:
    friend class SqliteDatabase;
    SqliteInsert(sqlite3* database, std::string file, const std::string& sql);
    void check(int result) const;

    std::string file_;
    std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement_;
    int next_ = 1;
};

/// A database file being made.
class SqliteDatabase {
public:
    /// Makes a new file, replacing one of that name. Whoever kills the process finds it broken, so
    /// its name should be a provisional one.
    explicit SqliteDatabase(const std::filesystem::path& path);

    /// Carries out statements without parameters.
    void execute(const std::string& sql);

    /// Into `table`, which has so many columns.
    SqliteInsert insert_into(const std::string& table, std::size_t columns);

    /// Brings everything into the file and closes it. \pre no SqliteInsert is left
    void close();

private:
    std::string file_;
    std::unique_ptr<sqlite3, int (*)(sqlite3*)> database_;
};

}  // namespace cordon::analysis
