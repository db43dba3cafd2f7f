#include "analysis/export/sqlite_database.hpp"

#include "base/contract.hpp"
#include "base/error.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

namespace cordon::analysis {
namespace {

void check_result(int result, sqlite3* database, const std::string& file) {
    if (result != SQLITE_OK && result != SQLITE_DONE) {
        const std::string reason =
            database == nullptr ? sqlite3_errstr(result) : sqlite3_errmsg(database);
        throw IoError(fmt::format("{}: cannot be written ({})", file, reason));
    }
}

sqlite3* opened(const std::filesystem::path& path) {
    std::filesystem::remove(path);
    sqlite3* database = nullptr;
    const auto file = std::filesystem::absolute(path).string();
    const int result = sqlite3_open_v2(file.c_str(), &database,
                                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    if (result != SQLITE_OK) {
        sqlite3_close_v2(database);
        check_result(result, nullptr, path.string());
    }
    return database;
}

sqlite3_stmt* prepared(sqlite3* database, const std::string& file, const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    check_result(sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr), database,
                 file);
    return statement;
}

}  // namespace

SqliteInsert::SqliteInsert(sqlite3* database, std::string file, const std::string& sql)
    : file_(std::move(file)), statement_(prepared(database, file_, sql), sqlite3_finalize) {}

void SqliteInsert::check(int result) const {
    check_result(result, sqlite3_db_handle(statement_.get()), file_);
}

SqliteInsert& SqliteInsert::text(std::string_view value) {
    check(sqlite3_bind_text64(statement_.get(), next_++, value.data(), value.size(),
                              SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

SqliteInsert& SqliteInsert::integer(std::int64_t value) {
    check(sqlite3_bind_int64(statement_.get(), next_++, value));
    return *this;
}

SqliteInsert& SqliteInsert::real(double value) {
    check(sqlite3_bind_double(statement_.get(), next_++, value));  // which makes NaN NULL
    return *this;
}

void SqliteInsert::row() {
    CORDON_EXPECT(next_ == sqlite3_bind_parameter_count(statement_.get()) + 1);
    check(sqlite3_step(statement_.get()));
    check(sqlite3_reset(statement_.get()));
    next_ = 1;
}

SqliteDatabase::SqliteDatabase(const std::filesystem::path& path)
    : file_(path.string()), database_(opened(path), sqlite3_close_v2) {}

void SqliteDatabase::execute(const std::string& sql) {
    check_result(sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr),
                 database_.get(), file_);
}

SqliteInsert SqliteDatabase::insert_into(const std::string& table, std::size_t columns) {
    CORDON_EXPECT(columns > 0);
    std::string marks = "?";
    for (std::size_t i = 1; i < columns; ++i) {
        marks += ", ?";
    }
    return {database_.get(), file_, fmt::format("INSERT INTO {} VALUES ({})", table, marks)};
}

void SqliteDatabase::close() {
    check_result(sqlite3_close(database_.get()), database_.get(), file_);
    static_cast<void>(database_.release());
}

}  // namespace cordon::analysis
