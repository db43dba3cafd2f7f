#include "analysis/ledger/ledger.hpp"

#include "analysis/ledger/record_line.hpp"
#include "base/error.hpp"
#include "output/folder_lock.hpp"
#include "output/text_file.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <iterator>
#include <set>

namespace cordon::analysis::ledger {
namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) {
        throw MissingFileError(fmt::format("{}: no such ledger", file.string()));
    }
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (stream.bad()) {
        throw IoError(fmt::format("{}: cannot be read", file.string()));
    }
    return bytes;
}

/// Reads lines in order and collects what is wrong with them.
class Checker {
public:
    explicit Checker(std::string file) : file_(std::move(file)) {}

    void read(std::string_view line) {
        ++line_;
        auto parsed = parse_line(line);
        if (const auto* problems = std::get_if<Problems>(&parsed)) {
            for (const auto& what : *problems) {
                problem(what);
            }
            previous_.clear();
            return;
        }
        check_place(std::get<Record>(parsed));
        previous_ = std::get<Record>(parsed).hash;
        records_.push_back(std::get<Record>(std::move(parsed)));
    }

    void cut_short() {
        ++line_;
        problem("is not complete; a program was stopped while writing it. Take this last line out "
                "and freeze again");
    }

    std::vector<Record> records() && {
        if (!problems_.empty()) {
            throw IoError(fmt::format("{}", fmt::join(problems_, "\n")));
        }
        return std::move(records_);
    }

private:
    void check_place(const Record& record) {
        // After a line that cannot be read nobody knows what the hash should be.
        if (!previous_.empty() && record.previous != previous_) {
            problem("previous: is not the hash of the line before; a line has been changed, moved "
                    "or taken out");
        }
        if (record.supersedes && !ids_.contains(*record.supersedes)) {
            problem(
                fmt::format("supersedes: no earlier record is called '{}'", *record.supersedes));
        }
        if (!ids_.insert(record.id).second) {
            problem(fmt::format("id: '{}' is that of an earlier record", record.id));
        }
    }

    void problem(std::string_view what) {
        problems_.push_back(fmt::format("{}:{}: {}", file_, line_, what));
    }

    std::string file_;
    std::size_t line_ = 0;
    std::string previous_{no_hash};  ///< empty if unknown
    std::set<std::string> ids_;
    std::vector<Record> records_;
    Problems problems_;
};

std::vector<Record> checked(const std::string& file, std::string_view bytes) {
    Checker checker(file);
    for (auto end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
        checker.read(bytes.substr(0, end));
        bytes.remove_prefix(end + 1);
    }
    if (!bytes.empty()) {
        checker.cut_short();
    }
    return std::move(checker).records();
}

/// True if both say the same; who said it when is not part of that.
bool same_content(const Record& a, const Record& b) {
    const auto bare = [](Record record) {
        record.id = record.previous = record.author = "";
        record.issued = Date(1970, 1, 1);
        record.supersedes.reset();
        return line_of(record);
    };
    return bare(a) == bare(b);
}

bool same_thing(const Record& a, const Record& b) {
    const auto policy = [](const Record& record) {
        return record.provenance ? record.provenance->policy : "";
    };
    return a.kind == b.kind && a.family == b.family && a.ask == b.ask &&
           a.resolves_by == b.resolves_by && a.by == b.by && policy(a) == policy(b);
}

const Record* with_id(const std::vector<Record>& records, const std::string& id) {
    const auto found = std::find_if(records.begin(), records.end(),
                                    [&](const Record& record) { return record.id == id; });
    return found == records.end() ? nullptr : &*found;
}

/// Gives `forecast` a free id, unless one of those it would get holds the same forecast: that one.
const Record* claim_id(const std::vector<Record>& records, Record& forecast) {
    const auto wanted = forecast.id;
    for (int issue = 2;; ++issue) {
        const auto* holder = with_id(records, forecast.id);
        if (holder == nullptr || same_content(*holder, forecast)) {
            return holder;
        }
        forecast.id = fmt::format("{}-{}", wanted, issue);
    }
}

void chain(const std::vector<Record>& records, Record& forecast) {
    const auto earlier = std::find_if(records.rbegin(), records.rend(), [&](const Record& record) {
        return same_thing(record, forecast);
    });
    forecast.supersedes = earlier == records.rend() ? std::nullopt : std::optional(earlier->id);
    forecast.previous = records.empty() ? std::string(no_hash) : records.back().hash;
}

}  // namespace

std::vector<Record> read_ledger(const std::filesystem::path& file) {
    return checked(file.string(), bytes_of(file));
}

std::vector<Frozen> freeze(const std::filesystem::path& file, std::span<const Record> forecasts) {
    const auto folder = file.parent_path();
    const output::FolderLock lock(folder.empty() ? "." : folder);
    auto bytes = std::filesystem::exists(file) ? bytes_of(file) : std::string();
    auto records = checked(file.string(), bytes);
    std::vector<Frozen> frozen;
    bool has_grown = false;
    for (auto forecast : forecasts) {
        if (const auto* holder = claim_id(records, forecast)) {
            frozen.push_back({*holder, false});
            continue;
        }
        chain(records, forecast);
        bytes += line_of(forecast) + "\n";
        // Read back, so that what the next reader would refuse is never written.
        records = checked(fmt::format("{} (with '{}')", file.string(), forecast.id), bytes);
        frozen.push_back({records.back(), true});
        has_grown = true;
    }
    if (has_grown) {
        output::write_text_file(file, bytes);
    }
    return frozen;
}

}  // namespace cordon::analysis::ledger
