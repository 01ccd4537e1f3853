package org.palermo.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/// Limits how many streams one caller has open at once at each service: live answers, and imports and exports. Each keeps
/// a connection of the service for as long as its caller likes, and connections are limited. It counts by subject; by
/// address only where nobody is signed in, because an office shares one.
@Singleton
class Streams {

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

    /// @param bearer null where nobody is signed in
    /// @return the refusal; without one the caller must call [#ended] later
    Optional<Problem> begin(Call call, Bearer bearer) {
        var held = held(call, bearer);
        var allowed = allowed(held);
        if (open.merge(held, 1, Integer::sum) <= allowed) {
            return Optional.empty();
        }
        giveBack(held);
        return Optional.of(held.live() ? Problems.tooManyLive(allowed) : Problems.tooManyTransfers(allowed));
    }

    void ended(Call call, Bearer bearer) {
        giveBack(held(call, bearer));
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

    private static Held held(Call call, Bearer bearer) {
        var route = call.route();
        return new Held(route.origin(), route.patience() == Route.Patience.LIVE, bearer != null,
                bearer != null ? bearer.subject() : call.caller().network());
    }
}
