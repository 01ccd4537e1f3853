package org.palermo.kernel.oversight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// From where on accesses are unusual. Each number is of different records that a person opened one by one; lists do not count.
@ConfigMapping(prefix = "palermo.audit.unusual")
interface UnusualConfig {
    /// The hour at which the night begins, in the country's time.
    @WithDefault("22")
    int nightFrom();

    /// The hour at which the night ends.
    @WithDefault("6")
    int nightUntil();

    /// Records in a night of a day.
    @WithDefault("10")
    int atNight();

    /// Records of a day on which nobody of the person's organisation had done anything but read.
    @WithDefault("10")
    int foreign();

    /// Records within an hour.
    @WithDefault("60")
    int inAnHour();
}
