#include "sim/mailboxes.hpp"

#include "executors.hpp"
#include "statistics.hpp"

#include <array>
#include <catch2/catch.hpp>
#include <numeric>
#include <vector>

using namespace cordon;
using namespace cordon::sim;

namespace {

struct Letter {
    std::uint32_t sender;
    std::uint32_t receiver;
    std::uint64_t number;  ///< of the sender's letters, from 0

    friend bool operator==(const Letter&, const Letter&) = default;
};

using Letters = std::vector<Letter>;

Letters letters_to(const Mailboxes<Letter>& mailboxes, std::size_t receiver) {
    Letters letters;
    mailboxes.read_all(receiver, [&](const Letter& letter) { letters.push_back(letter); });
    return letters;
}

/// Sends a random number of letters to random receivers.
void send_some(Mailboxes<Letter>& mailboxes, std::uint32_t sender, std::uint64_t window,
               std::uint32_t partitions) {
    RandomStream stream = test::test_stream(window << 16 | sender);
    const std::uint64_t letters = stream.bits() % 500;
    for (std::uint64_t number = 0; number < letters; ++number) {
        const auto receiver = static_cast<std::uint32_t>(stream.bits() % partitions);
        mailboxes.send(sender, receiver, {sender, receiver, number});
    }
}

enum class Order { forwards, backwards };

/// What each receiver reads in each of 20 windows, [window * partitions + receiver].
std::vector<Letters> correspondence(std::uint32_t partitions, Executor& executor, Order order) {
    Mailboxes<Letter> mailboxes(partitions);
    std::vector<Letters> read(std::size_t{20} * partitions);
    for (std::uint64_t window = 0; window < 20; ++window) {
        executor.for_each_index(partitions, [&](std::size_t i) {
            const auto partition =
                static_cast<std::uint32_t>(order == Order::forwards ? i : partitions - 1 - i);
            read[window * partitions + partition] = letters_to(mailboxes, partition);
            send_some(mailboxes, partition, window, partitions);
        });
        mailboxes.exchange();
    }
    return read;
}

}  // namespace

TEST_CASE("messages arrive by sender, then in the order of sending", "[sim]") {
    Mailboxes<Letter> mailboxes(3);
    mailboxes.send(2, 0, {2, 0, 0});
    mailboxes.send(1, 0, {1, 0, 0});
    mailboxes.send(2, 0, {2, 0, 1});
    mailboxes.send(1, 2, {1, 2, 1});
    mailboxes.send(0, 0, {0, 0, 0});
    mailboxes.exchange();
    CHECK(letters_to(mailboxes, 0) == Letters{{0, 0, 0}, {1, 0, 0}, {2, 0, 0}, {2, 0, 1}});
    CHECK(letters_to(mailboxes, 1).empty());
    CHECK(letters_to(mailboxes, 2) == Letters{{1, 2, 1}});
}

TEST_CASE("a message is read after the next edge, and gone after the one that follows", "[sim]") {
    Mailboxes<Letter> mailboxes(2);
    mailboxes.send(0, 1, {0, 1, 7});
    CHECK(letters_to(mailboxes, 1).empty());
    mailboxes.exchange();
    mailboxes.send(0, 1, {0, 1, 8});
    CHECK(letters_to(mailboxes, 1) == Letters{{0, 1, 7}});
    mailboxes.exchange();
    CHECK(letters_to(mailboxes, 1) == Letters{{0, 1, 8}});
    mailboxes.exchange();
    CHECK(letters_to(mailboxes, 1).empty());
}

TEST_CASE("many messages of one sender keep their order and none is lost", "[sim]") {
    Mailboxes<Letter> mailboxes(2);
    for (int window = 0; window < 3; ++window) {
        std::array<Letters, 2> sent;
        for (std::uint64_t number = 0; number < 1000; ++number) {
            const auto receiver = static_cast<std::uint32_t>(number % 3 == 0 ? 1 : 0);
            sent[receiver].push_back({1, receiver, number});
            mailboxes.send(1, receiver, {1, receiver, number});
        }
        mailboxes.exchange();
        CHECK(letters_to(mailboxes, 0) == sent[0]);
        CHECK(letters_to(mailboxes, 1) == sent[1]);
    }
}

TEST_CASE("what arrives depends neither on threads nor on the order of partitions", "[sim]") {
    const std::uint32_t partitions = GENERATE(1U, 3U, 64U);
    const auto expected = correspondence(partitions, *serial_executor(), Order::forwards);
    CHECK(std::accumulate(
              expected.begin(), expected.end(), std::size_t{0},
              [](std::size_t sum, const Letters& letters) { return sum + letters.size(); }) > 1000);
    const auto choice = GENERATE(from_range(test::all_executors()));
    CAPTURE(choice.name);
    CHECK(correspondence(partitions, *choice.make(), Order::forwards) == expected);
    CHECK(correspondence(partitions, *choice.make(), Order::backwards) == expected);
}
