package org.palermo.gateway;

import java.util.Locale;
import java.util.function.Function;

/// Kinds of rate limits. A caller has a bucket of its own in each.
enum RateClass {
    API(GatewayConfig.Limits::api),
    IMPORTS(GatewayConfig.Limits::imports),
    ANONYMOUS(GatewayConfig.Limits::anonymous),
    SIGN_IN(GatewayConfig.Limits::signIn),
    PORTAL(GatewayConfig.Limits::portal);

    private final Function<GatewayConfig.Limits, GatewayConfig.Rate> rate;

    RateClass(Function<GatewayConfig.Limits, GatewayConfig.Rate> rate) {
        this.rate = rate;
    }

    GatewayConfig.Rate of(GatewayConfig.Limits limits) {
        return rate.apply(limits);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
