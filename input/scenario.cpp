#include "input/scenario.hpp"

#include "base/contract.hpp"
#include "base/sha256.hpp"
#include "input/canonical_json.hpp"
#include "input/decode.hpp"
#include "input/evidence_dates.hpp"
#include "input/jurisdictions.hpp"
#include "input/suggestion.hpp"
#include "input/yaml_writer.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace cordon::input {

struct Scenario::Content {
    Node root;
    Catalogue catalogue;
    std::vector<FileRecord> files;
    std::vector<Override> changes;
    Timeline timeline{Date(2000, 1, 1), Date(2000, 1, 1)};
    std::string title;
    std::string description;
    Titled jurisdiction;
    std::vector<Jurisdiction> jurisdictions;
    std::uint64_t seed = 0;
    Experiment experiment{};
    std::vector<Question> questions;
    std::vector<Target> targets;
    std::vector<HistoryFigure> history;
    std::vector<Titled> policies;
    Census census;
    std::vector<UncertainNumber> uncertain_numbers;
    std::set<std::string, std::less<>>
        fixed;  ///< paths of those that every member has the median of
    std::string canonical_json;
    std::string sha256;
};

namespace {

double one_half(std::string_view) {
    return 0.5;
}

/// Reports sources and qualities that are not known; each statement once, however many numbers
/// it holds for.
void check_provenance(const std::vector<NumberRecord>& numbers, const Names& sources,
                      Diagnostics& problems) {
    const auto& qualities = quality_names().words;
    std::set<Place> seen;
    for (const auto& number : numbers) {
        const auto& [source, quality] = number.provenance;
        if (source && !sources.index_of(source->text) && seen.insert(source->place).second) {
            problems.add(source->place, number.path,
                         fmt::format("'{}' is not an entry of `sources`{}", source->text,
                                     did_you_mean(source->text, sources.words)));
        }
        if (quality &&
            std::find(qualities.begin(), qualities.end(), quality->text) == qualities.end() &&
            seen.insert(quality->place).second) {
            problems.add(quality->place, number.path,
                         fmt::format("'{}' is not a quality (give {}){}", quality->text,
                                     fmt::join(qualities, ", "),
                                     did_you_mean(quality->text, qualities)));
        }
    }
}

Census census_of(const std::vector<NumberRecord>& numbers, const EvidenceDates& dates) {
    Census census;
    for (const auto& number : numbers) {
        ++census.numbers;
        census.uncertain += number.certainty == Certainty::uncertain ? 1 : 0;
        census.without_source += number.provenance.source ? 0 : 1;
        if (const auto& source = number.provenance.source) {
            const auto dated = dates.find(source->text);
            census.assumed += dated != dates.end() && !dated->second ? 1 : 0;
        }
        const auto& quality = number.provenance.quality;
        ++census.by_quality[quality ? quality->text : "none"];
    }
    return census;
}

std::vector<UncertainNumber> uncertain_among(const std::vector<NumberRecord>& numbers) {
    std::vector<UncertainNumber> uncertain;
    for (const auto& number : numbers) {
        if (number.certainty == Certainty::uncertain) {
            const auto& quality = number.provenance.quality;
            uncertain.push_back({number.path, number.unit, quality ? quality->text : "none"});
        }
    }
    return uncertain;
}

std::set<std::string, std::less<>> guesses_among(const std::vector<UncertainNumber>& numbers) {
    std::set<std::string, std::less<>> paths;
    for (const auto& number : numbers) {
        if (is_guess(number.quality)) {
            paths.insert(number.path);
        }
    }
    return paths;
}

/// Each number once: one that several jurisdictions inherit is read for each of them.
std::vector<NumberRecord> by_path(std::vector<NumberRecord> numbers) {
    std::set<std::string> seen;
    std::erase_if(numbers, [&](const auto& number) { return !seen.insert(number.path).second; });
    return numbers;
}

void decode_jurisdictions(BlockReader& root) {
    root.each("jurisdictions", 1, [](BlockReader& item) {
        item.text("title");
        for (const auto& key : national_keys()) {
            item.has(key);  // read where it is laid over the rest
        }
    });
    for (const auto& key : national_keys()) {
        root.has(key);
    }
}

/// The day of the first figure that a hindcast is compared with; nothing without one.
std::optional<Date> first_target(const std::vector<Target>& targets, Date start) {
    std::optional<SimTime> first;
    for (const auto& target : targets) {
        if (target.is_counted) {
            first = std::min(first.value_or(never), target.until);
        }
    }
    return first ? std::optional(date_of(*first, start)) : std::nullopt;
}

/// What the source of this name is, as the scenario cites it.
std::string citation(const Node& root, const std::string& name) {
    const Node* sources = root.find("sources");
    for (const auto& source : sources->items) {
        if (source.name() == name) {
            const Node* cite = source.find("cite");
            return cite == nullptr ? "" : cite->text;
        }
    }
    return "";
}

/// The clock with the dates of the targets among those of the observations.
Clock clock_of(BlockReader& root, const Catalogue& catalogue) {
    Clock clock = decode_clock(root);
    observe_targets(clock, decode_targets(root, catalogue, clock.timeline));
    return clock;
}

}  // namespace

Scenario::Scenario(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

Scenario Scenario::read(const std::filesystem::path& path, const std::vector<Override>& changes) {
    Diagnostics problems;
    auto loaded = load(path, problems);
    apply_overrides(loaded.root, changes, problems);

    auto content = std::make_shared<Content>();
    content->root = std::move(loaded.root);
    content->files = std::move(loaded.files);
    content->changes = changes;
    const auto& catalogue = content->catalogue = catalogue_of(content->root);
    content->jurisdictions = jurisdictions_of(content->root, problems);
    const UniformByPath medians = one_half;
    std::vector<NumberRecord> numbers;
    Reading reading{Pass::check, medians, problems, numbers};
    BlockReader root(content->root, "", reading);

    root.whole("format", 1, 1);
    content->title = root.text("title");
    content->description = root.text("description");
    root.block("jurisdiction", [&](BlockReader& block) {
        content->jurisdiction = {block.text("name"), block.text("title")};
    });
    if (root.has("jurisdictions")) {
        decode_jurisdictions(root);
    }
    content->seed = root.whole("seed", 0, UINT64_MAX);
    Clock clock = decode_clock(root);
    content->timeline = clock.timeline;
    content->targets = decode_targets(root, catalogue, clock.timeline);
    observe_targets(clock, content->targets);
    const auto world = decode_world(root, content->jurisdictions, catalogue, clock);
    content->history = decode_history(root, catalogue, clock.timeline, world.observers);
    const auto policies = decode_policies(root, catalogue, content->timeline);
    for (const auto& policy : policies) {
        content->policies.push_back({policy.name, policy.title});
    }
    content->experiment = decode_experiment(root, catalogue);
    content->questions =
        decode_questions(root, catalogue, content->timeline, content->experiment, policies);
    const auto evidence_dates = decode_sources(root);
    root.finish();
    numbers = by_path(std::move(numbers));
    check_provenance(numbers, catalogue.sources, problems);
    if (const auto first = first_target(content->targets, clock.timeline.start)) {
        check_evidence(numbers, evidence_dates, *first, content->root.place, problems);
    }
    problems.throw_if_any();

    for (auto& figure : content->history) {
        figure.source = citation(content->root, figure.source);
    }
    content->census = census_of(numbers, evidence_dates);
    content->uncertain_numbers = uncertain_among(numbers);
    if (content->experiment.guesses == Guesses::fixed) {
        content->fixed = guesses_among(content->uncertain_numbers);
    }
    std::map<std::string, Provenance> stated;
    for (const auto& number : numbers) {
        stated.emplace(number.path, number.provenance);
    }
    settle_provenance(content->root, stated);
    content->canonical_json = input::canonical_json(content->root);
    content->sha256 = cordon::sha256(content->canonical_json);
    return Scenario(std::move(content));
}

const std::string& Scenario::title() const {
    return content_->title;
}
const std::string& Scenario::description() const {
    return content_->description;
}
const Titled& Scenario::jurisdiction() const {
    return content_->jurisdiction;
}
Date Scenario::start() const {
    return content_->timeline.start;
}
std::uint64_t Scenario::seed() const {
    return content_->seed;
}
const Experiment& Scenario::experiment() const {
    return content_->experiment;
}
const std::vector<Question>& Scenario::questions() const {
    return content_->questions;
}
const std::vector<Target>& Scenario::targets() const {
    return content_->targets;
}
const std::vector<HistoryFigure>& Scenario::history() const {
    return content_->history;
}
const std::vector<Titled>& Scenario::policies() const {
    return content_->policies;
}
const Census& Scenario::census() const {
    return content_->census;
}
const std::vector<UncertainNumber>& Scenario::uncertain_numbers() const {
    return content_->uncertain_numbers;
}
const std::vector<FileRecord>& Scenario::files() const {
    return content_->files;
}
const std::vector<Override>& Scenario::changes() const {
    return content_->changes;
}
const std::string& Scenario::canonical_json() const {
    return content_->canonical_json;
}
const std::string& Scenario::sha256() const {
    return content_->sha256;
}
std::string Scenario::yaml() const {
    return yaml_text(content_->root, Origins::hidden);
}
std::string Scenario::yaml_with_origins() const {
    return yaml_text(content_->root, Origins::shown);
}

std::vector<double> Scenario::drawn_numbers(const UniformByPath& uniform) const {
    Diagnostics problems;
    std::vector<NumberRecord> numbers;
    const auto level = with_medians(uniform, content_->fixed);
    Reading reading{Pass::draw, level, problems, numbers};
    BlockReader root(content_->root, "", reading);
    decode_world(root, content_->jurisdictions, content_->catalogue,
                 clock_of(root, content_->catalogue));
    decode_policies(root, content_->catalogue, content_->timeline);
    std::vector<double> values;
    for (const auto& number : by_path(std::move(numbers))) {
        values.push_back(number.value);
    }
    CORDON_ENSURE(values.size() == content_->uncertain_numbers.size());
    return values;
}

models::WorldOptions Scenario::world(const UniformByPath& uniform) const {
    Diagnostics problems;
    std::vector<NumberRecord> numbers;
    const auto level = with_medians(uniform, content_->fixed);
    Reading reading{Pass::draw, level, problems, numbers};
    BlockReader root(content_->root, "", reading);
    auto world = decode_world(root, content_->jurisdictions, content_->catalogue,
                              clock_of(root, content_->catalogue));
    CORDON_ENSURE(problems.count() == 0);
    return world;
}

models::PolicyOptions Scenario::policy(std::string_view name, const UniformByPath& uniform) const {
    Diagnostics problems;
    std::vector<NumberRecord> numbers;
    const auto level = with_medians(uniform, content_->fixed);
    Reading reading{Pass::draw, level, problems, numbers};
    BlockReader root(content_->root, "", reading);
    auto policies = decode_policies(root, content_->catalogue, content_->timeline);
    CORDON_ENSURE(problems.count() == 0);
    const auto found = std::find_if(policies.begin(), policies.end(),
                                    [&](const auto& policy) { return policy.name == name; });
    CORDON_EXPECT(found != policies.end());
    return std::move(*found);
}

}  // namespace cordon::input
