package org.palermo.gateway.limit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.palermo.gateway.config.GatewayConfig;
import org.palermo.gateway.problem.Problem;
import org.palermo.gateway.problem.Problems;
import org.palermo.gateway.route.Call;
import org.palermo.gateway.route.Origin;
import org.palermo.gateway.route.Route;

/// Limits how many streams one caller has open at once at each service: live answers, and imports and exports. Each keeps
/// a connection of the service for as long as its caller likes, and connections are limited. It counts by subject; by
/// address only where nobody is signed in, because an office shares one.
@Singleton
public class Streams {

    private final GatewayConfig.Open most;
    private final Map<Held, Integer> open = new ConcurrentHashMap<>();

    private record Held(Origin origin, boolean live, boolean signedIn, String caller) {
    }

    @Inject
    Streams(GatewayConfig config) {
        this(config.open());
    }

    Streams(GatewayConfig.Open most) {
        this.most = most;
    }

    /// @param subject null where nobody is signed in
    /// @return the refusal; without one the caller must call [#ended] later
    public Optional<Problem> begin(Call call, String subject) {
        var held = held(call, subject);
        var allowed = allowed(held);
        if (open.merge(held, 1, Integer::sum) <= allowed) {
            return Optional.empty();
        }
        giveBack(held);
        return Optional.of(held.live() ? Problems.tooManyLive(allowed) : Problems.tooManyTransfers(allowed));
    }

    public void ended(Call call, String subject) {
        giveBack(held(call, subject));
    }

    private int allowed(Held held) {
        if (held.live()) {
            return most.live();
        }
        return held.signedIn() ? most.transfers() : most.transfersOfAnAddress();
    }

    private void giveBack(Held held) {
        open.computeIfPresent(held, (who, many) -> many == 1 ? null : many - 1);
    }

    private static Held held(Call call, String subject) {
        var route = call.route();
        return new Held(route.origin(), route.patience() == Route.Patience.LIVE, subject != null,
                subject != null ? subject : call.caller().network());
    }
}
