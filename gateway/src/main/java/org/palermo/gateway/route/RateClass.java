package org.palermo.gateway.route;

import java.util.Locale;
import java.util.function.Function;

import org.palermo.gateway.config.GatewayConfig;

/// Kinds of rate limits. A caller has a bucket of its own in each.
public enum RateClass {
    API(GatewayConfig.Limits::api),
    IMPORTS(GatewayConfig.Limits::imports),
    ANONYMOUS(GatewayConfig.Limits::anonymous),
    COMPLAINTS(GatewayConfig.Limits::complaints),
    TIPS(GatewayConfig.Limits::tips),
    SIGN_IN(GatewayConfig.Limits::signIn),
    PORTAL(GatewayConfig.Limits::portal);

    private final Function<GatewayConfig.Limits, GatewayConfig.Rate> rate;

    RateClass(Function<GatewayConfig.Limits, GatewayConfig.Rate> rate) {
        this.rate = rate;
    }

    public GatewayConfig.Rate of(GatewayConfig.Limits limits) {
        return rate.apply(limits);
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
