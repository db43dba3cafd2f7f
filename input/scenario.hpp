#pragma once

#include "base/calendar.hpp"
#include "input/history.hpp"
#include "input/loader.hpp"
#include "input/overrides.hpp"
#include "input/question.hpp"
#include "input/target.hpp"
#include "input/uniform_by_path.hpp"
#include "models/policy/policy_options.hpp"
#include "models/world_options.hpp"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace cordon::input {

/// A short name and a title for people.
struct Titled {
    std::string name;
    std::string title;
};

/// How many numbers a scenario states, and how well they are known.
struct Census {
    std::size_t numbers = 0;
    std::size_t uncertain = 0;                      ///< given by a distribution
    std::size_t without_source = 0;                 ///< no `source` holds for them
    std::size_t assumed = 0;                        ///< their source says `dated: assumed`
    std::map<std::string, std::size_t> by_quality;  ///< `none` where no `quality` holds
};

/// A number of which every member draws its own value.
struct UncertainNumber {
    std::string path;     ///< canonical, e.g. `campaigns.worm.scanning.probes`
    std::string unit;     ///< `%`, `years`; "1" for a plain number
    std::string quality;  ///< `none` if nobody states it
};

/// A scenario that has been read, merged and checked; immutable, cheap to copy, and safe to use
/// from several threads at once if the uniform numbers are.
class Scenario {
public:
    /// \param changes  laid over the merged files, in their order
    /// \throws MissingFileError  if `path` cannot be read
    /// \throws ScenarioError     with every problem there is
    static Scenario read(const std::filesystem::path& path, const std::vector<Override>& changes);

    [[nodiscard]] const std::string& title() const;
    [[nodiscard]] const std::string& description() const;
    [[nodiscard]] const Titled& jurisdiction() const;
    [[nodiscard]] Date start() const;
    [[nodiscard]] std::uint64_t seed() const;
    [[nodiscard]] const Experiment& experiment() const;
    [[nodiscard]] const std::vector<Question>& questions() const;
    /// The published figures that the scenario, a hindcast, is compared with.
    [[nodiscard]] const std::vector<Target>& targets() const;
    /// What was published about it, to be shown beside what is simulated.
    [[nodiscard]] const std::vector<HistoryFigure>& history() const;
    [[nodiscard]] const std::vector<Titled>& policies() const;
    [[nodiscard]] const Census& census() const;

    /// The numbers given by a distribution, in a fixed order.
    [[nodiscard]] const std::vector<UncertainNumber>& uncertain_numbers() const;

    /// Their values in one draw, in the same order and in their units.
    [[nodiscard]] std::vector<double> drawn_numbers(const UniformByPath& uniform) const;

    /// Every file read, in the order of reading.
    [[nodiscard]] const std::vector<FileRecord>& files() const;

    /// What was laid over them.
    [[nodiscard]] const std::vector<Override>& changes() const;

    /// The merged scenario in the canonical form of RFC 8785, and its SHA-256: the identity of
    /// everything that is computed from it.
    [[nodiscard]] const std::string& canonical_json() const;
    [[nodiscard]] const std::string& sha256() const;

    /// The merged scenario as YAML that can be read back, and that with `# file:line` behind
    /// every value.
    [[nodiscard]] std::string yaml() const;
    [[nodiscard]] std::string yaml_with_origins() const;

    /// One member's world: every uncertain number at the quantile its path is given, guesses at
    /// their medians where the experiment fixes them. With one half everywhere, the world of
    /// medians.
    [[nodiscard]] models::WorldOptions world(const UniformByPath& uniform) const;

    /// One member's draw of a policy. \pre `name` is one of policies()
    [[nodiscard]] models::PolicyOptions policy(std::string_view name,
                                               const UniformByPath& uniform) const;

private:
    struct Content;
    explicit Scenario(std::shared_ptr<const Content> content);

    std::shared_ptr<const Content> content_;
};

}  // namespace cordon::input
