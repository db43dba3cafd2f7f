#include "app/track_record_option.hpp"

#include "analysis/ledger/ledger.hpp"
#include "app/score_outcomes.hpp"
#include "base/sha256.hpp"
#include "input/source.hpp"

#include <chrono>

namespace cordon::app {

Date today() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const auto days = std::chrono::floor<std::chrono::days>(now).count();
    return date_of(SimTime{} + cordon::days(static_cast<double>(days)), Date(1970, 1, 1));
}

analysis::TrackRecord read_track_record(const std::string& ledger, const std::string& outcomes) {
    const auto records = analysis::ledger::read_ledger(ledger);
    const auto table = input::read_source(outcomes);
    analysis::TrackRecord record{.ledger = ledger,
                                 .last_hash = records.empty() ? "" : records.back().hash,
                                 .outcomes = outcomes,
                                 .outcomes_sha256 = sha256(table),
                                 .questions = analysis::questions_of(records)};
    input::Diagnostics problems;
    resolve(record.questions, input::read_outcomes(table, outcomes, problems), problems);
    problems.throw_if_any();
    return record;
}

void TrackRecordOption::add_to(CLI::App& verb) {
    auto* record =
        verb.add_option("--record", ledger_,
                        "Ledger of earlier forecasts, the track record that probabilities "
                        "are recalibrated by")
            ->type_name("LEDGER");
    auto* outcomes = verb.add_option("--outcomes", outcomes_,
                                     "What became of them: table with the columns id, outcome, "
                                     "resolved and evidence")
                         ->type_name("CSV");
    record->needs(outcomes);
    outcomes->needs(record);
}

std::optional<analysis::TrackRecord> TrackRecordOption::read() const {
    if (ledger_.empty()) {
        return std::nullopt;
    }
    auto record = read_track_record(ledger_, outcomes_);
    analysis::reopen_from(record.questions, today());
    return record;
}

}  // namespace cordon::app
