#pragma once

namespace cordon::models {

/// What is done about a device that was found infected, as shares that sum to 1 (MODEL 4.10).
struct RemedyShares {
    double ignored = 0;             ///< nothing
    double restarted = 1;           ///< a reboot: what lives in memory is gone, no more
    double credential_changed = 0;  ///< reset, with a credential that nobody guesses
    double patched = 0;             ///< reset, with every patch there is
    double replaced = 0;            ///< by a device that stays safe until its own successor comes
};

/// Network operators that notify the owners of infected devices, in one jurisdiction.
struct NotificationOptions {
    double finds_per_year = 0;    ///< rate at which a visible infected device is found, >= 0
    double cases_per_day = 1e12;  ///< that can be worked on, > 0
    RemedyShares remedies;        ///< what notified owners do
};

}  // namespace cordon::models
