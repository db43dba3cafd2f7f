#include "analysis/forecast/forecast.hpp"
#include "analysis/summary/number_text.hpp"

#include <cctype>
#include <fmt/format.h>

namespace cordon::analysis {
namespace {

/// What all records about one question have in common.
class RecordMaker {
public:
    RecordMaker(const Forecast& forecast, const QuestionForecast& question, Date issued,
                const std::string& author)
        : question_(question), run_(forecast.provenance), issued_(issued), author_(author) {
        run_.policy = question.question.policy;
    }

    [[nodiscard]] ledger::Record event(const std::string& suffix, Date by,
                                       const Statement& statement) const {
        auto record = base(suffix, by);
        record.kind = ledger::Kind::probability;
        record.text = published_text(question_, by, statement);
        record.p = statement.p();
        record.low = statement.interval().low;
        record.high = statement.interval().high;
        record.simulated = statement.share();
        record.band = statement.band();
        for (const auto& term : statement.terms()) {
            record.terms.push_back(term.word);
        }
        if (record.band) {
            record.scale = statement.scale();
        }
        return record;
    }

    [[nodiscard]] ledger::Record number() const {
        auto record = base("-number", question_.by);
        record.kind = ledger::Kind::quantity;
        record.ask = number_sentence();
        record.quantiles = question_.quantiles;
        record.unit = question_.unit;
        record.text =
            fmt::format("{}: {}, and with 90 % probability {}, in {} members. {}", record.ask,
                        number_text(at(0.5)), range_text({at(0.05), at(0.95)}, number_text),
                        run_.members, question_.confidence.sentence());
        return record;
    }

private:
    [[nodiscard]] ledger::Record base(const std::string& suffix, Date by) const {
        return {.id = fmt::format("{}-{}{}", run_.run_id, question_.question.name, suffix),
                .kind = ledger::Kind::probability,
                .issued = issued_,
                .author = author_,
                .family = question_.family,
                .ask = question_.question.ask,
                .text = {},
                .resolves_by = question_.question.resolves_by,
                .by = by,
                .provenance = run_};
    }

    [[nodiscard]] double at(double level) const {
        for (const auto& [known, value] : question_.quantiles) {
            if (known == level) {
                return value;
            }
        }
        return question_.mean;
    }

    /// "Devices that a campaign holds and can use (campaign: orb), the most until 2026-04-01".
    [[nodiscard]] std::string number_sentence() const {
        auto sentence = question_.meaning;
        sentence.front() =
            static_cast<char>(std::toupper(static_cast<unsigned char>(sentence.front())));
        std::string places;
        for (const auto& [axis, place] : question_.question.where) {
            places += fmt::format("{}{}: {}", places.empty() ? "" : ", ", axis, place);
        }
        const bool is_peak = question_.question.reduction == output::Reduction::max;
        return fmt::format("{}{}, {} {}", sentence, places.empty() ? "" : " (" + places + ")",
                           is_peak ? "the most until" : "on", question_.by.text());
    }

    const QuestionForecast& question_;
    ledger::Provenance run_;
    Date issued_;
    std::string author_;
};

}  // namespace

ForecastRecords forecast_records(const Forecast& told, Date issued, const std::string& author) {
    ForecastRecords made;
    const auto add = [&](ledger::Record record) {
        if (record.by > issued) {
            made.records.push_back(std::move(record));
        } else {
            made.left_out.push_back(fmt::format("{}, {}: its date is not after the date of issue, "
                                                "{}",
                                                record.id, record.by.text(), issued.text()));
        }
    };
    for (const auto& question : told.questions) {
        const RecordMaker maker(told, question, issued, author);
        add(maker.event("", question.by, question.statement));
        for (const auto& horizon : question.horizons) {
            if (horizon.by != question.by) {
                add(maker.event("-by-" + horizon.by.text(), horizon.by, horizon.by_then));
            }
        }
        if (question.quantiles.empty()) {
            made.left_out.push_back(fmt::format(
                "{}-{}-number: {} members are too few for its quantiles (20)",
                told.provenance.run_id, question.question.name, told.provenance.members));
        } else {
            add(maker.number());
        }
    }
    return made;
}

}  // namespace cordon::analysis
