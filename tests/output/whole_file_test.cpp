/// A file with its final name is whole, equal runs give equal bytes, and a broken file is told.

#include "base/error.hpp"
#include "output/h5.hpp"
#include "output/run_reader.hpp"
#include "output/run_writer.hpp"
#include "output/text_file.hpp"
#include "tests/output/sample_run.hpp"

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <fstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace cordon;
using namespace cordon::output;
using namespace cordon::tests;

namespace {

void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

void write_first_half(RunWriter& writer, const RunHeader& header) {
    for (std::size_t member = 0; member < header.members; ++member) {
        writer.write(0, member, sample_record(header, 0, member));
    }
}

/// What `child` returns in a process of its own, as waitpid() tells it.
template <class Child>
int status_of(Child&& child) {
    const pid_t process = fork();
    if (process == 0) {
        _exit(child());
    }
    int status = 0;
    waitpid(process, &status, 0);
    return status;
}

}  // namespace

TEST_CASE("a writer that does not finish leaves nothing", "[output]") {
    const TemporaryFolder folder;
    const auto header = sample_header(2, 2);
    {
        RunWriter writer(folder / "results.h5", header);
        write_first_half(writer, header);
        CHECK(std::filesystem::exists(folder / "results.h5.part"));
    }
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("a killed writer leaves no file with the final name", "[output]") {
    const TemporaryFolder folder;
    const auto header = sample_header(20, 12);
    const int status = status_of([&] {
        RunWriter writer(folder / "results.h5", header);
        write_first_half(writer, header);
        return std::raise(SIGKILL);
    });
    REQUIRE(WIFSIGNALED(status));
    CHECK_FALSE(std::filesystem::exists(folder / "results.h5"));
    CHECK(std::filesystem::exists(folder / "results.h5.part"));

    write_sample(folder / "results.h5", header);
    CHECK(RunReader(folder / "results.h5").header().members == 20);
    CHECK_FALSE(std::filesystem::exists(folder / "results.h5.part"));
}

TEST_CASE("a writer that runs out of space tells it and keeps the older file", "[output]") {
    const TemporaryFolder folder;
    write_bytes(folder / "results.h5", "an older run");
    const int status = status_of([&] {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{100'000, 100'000};
        setrlimit(RLIMIT_FSIZE, &limit);
        try {
            write_sample(folder / "results.h5", sample_header(50, 36));
        } catch (const IoError& error) {
            const std::string_view message = error.what();
            return message.find("results.h5.part") != std::string_view::npos ? 1 : 2;
        }
        return 3;
    });
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 1);
    CHECK(bytes_of(folder / "results.h5") == "an older run");
}

TEST_CASE("equal runs differ in machine and time alone", "[output]") {
    const TemporaryFolder folder;
    auto header = sample_header(4, 6);
    write_sample(folder / "one.h5", header);
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));  // stamps have whole seconds
    write_sample(folder / "two.h5", header);
    const auto one = bytes_of(folder / "one.h5");
    CHECK(one == bytes_of(folder / "two.h5"));

    const auto here = header.machine;
    header.machine = {"another-host-with-a-long-name", "2031-12-31T23:59:59Z"};
    write_sample(folder / "three.h5", header);
    auto three = bytes_of(folder / "three.h5");
    CHECK(one != three);
    auto host = here.host;
    host.resize(header.machine.host.size(), '\0');
    three.replace(three.find(header.machine.host), host.size(), host);
    three.replace(three.find(header.machine.created_utc), here.created_utc.size(),
                  here.created_utc);
    CHECK(one == three);
}

TEST_CASE("a missing, foreign or damaged file is told apart", "[output]") {
    const TemporaryFolder folder;
    const auto path = folder / "results.h5";
    CHECK_THROWS_AS(RunReader(path), MissingFileError);
    CHECK_THROWS_AS(RunReader(folder.path()), MissingFileError);

    write_bytes(path, "title: not HDF5 at all\n");
    CHECK_THROWS_WITH(RunReader(path), Catch::Contains("results.h5: cannot open as HDF5"));
    write_bytes(path, "");
    CHECK_THROWS_AS(RunReader(path), IoError);

    auto foreign = h5::File::create(path);
    foreign.close();
    CHECK_THROWS_WITH(RunReader(path), Catch::Contains("not a results file of this program"));
    CHECK_THROWS_AS(RunReader(path), IoError);

    auto newer = h5::File::create(path);
    {
        auto root = newer.root();
        root.write_attribute("filetype", "cordon-results");
        root.write_attribute("format_version", std::vector<std::int64_t>{3, 0});
        root.write_attribute("program_version", "9.0.0");
    }
    newer.close();
    CHECK_THROWS_WITH(RunReader(path), Catch::Contains("'3.0'") && Catch::Contains("'9.0.0'"));
}

TEST_CASE("a truncated file is an input error wherever it ends", "[output]") {
    const TemporaryFolder folder;
    write_sample(folder / "whole.h5", sample_header(2, 2));
    const auto whole = bytes_of(folder / "whole.h5");
    for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 97) {
        write_bytes(folder / "cut.h5", std::string_view(whole).substr(0, size));
        CAPTURE(size);
        CHECK_THROWS_AS(RunReader(folder / "cut.h5"), IoError);
    }
}

TEST_CASE("a changed byte in what describes the data is found", "[output]") {
    const TemporaryFolder folder;
    write_sample(folder / "results.h5", sample_header(2, 2));
    auto bytes = bytes_of(folder / "results.h5");
    bytes[bytes.find("days since 2026-01-01")] = 'D';
    write_bytes(folder / "results.h5", bytes);
    // In a process of its own: after such an error the library loses some of its memory.
    const int status = status_of([&] {
        try {
            const RunReader reader(folder / "results.h5");
        } catch (const IoError&) {
            return 1;
        }
        return 2;
    });
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 1);
}

TEST_CASE("a text file appears whole or not at all", "[output]") {
    const TemporaryFolder folder;
    write_text_file(folder / "summary.csv", "a,b\n");
    write_text_file(folder / "summary.csv", "c\n");
    CHECK(bytes_of(folder / "summary.csv") == "c\n");
    CHECK_FALSE(std::filesystem::exists(folder / "summary.csv.part"));
    CHECK_THROWS_AS(write_text_file(folder / "nowhere/summary.csv", "x"), IoError);
    CHECK_THROWS_AS(RunWriter(folder / "nowhere/results.h5", sample_header(1, 1)), IoError);
}
