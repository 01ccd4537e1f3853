package org.palermo.kernel.test;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;

/// Access tokens in the form of the realm's, signed with a key of this process.
public final class TestTokens {
    static final String ISSUER = "http://localhost:8080/auth/realms/palermo";
    private static final int LIFE = 300;
    private static final RsaJsonWebKey KEY = key("test");
    private static final RsaJsonWebKey NEXT = key("next");
    private static final RsaJsonWebKey UNKNOWN = key("unknown");
    private static final Map<List<Object>, Minted> MINTED = new ConcurrentHashMap<>();

    private TestTokens() {}

    /// The token of a sample account: `token(Account.AUTHORITY)`.
    public static String of(Account account) {
        return covering(account, account.regions());
    }

    /// The subject of a sample account's token.
    public static String subject(Account account) {
        return subject(account.name().toLowerCase());
    }

    public static String subject(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes()).toString();
    }

    /// The token of a sample account with these regions.
    public static String covering(Account account, Set<String> regions) {
        return of(account.name().toLowerCase(), account.agency(), account.kind(), regions, account.roles());
    }

    /// The token of another person of the same organisation with the same roles.
    public static String colleague(Account account, String name) {
        return of(name, account.agency(), account.kind(), account.regions(), account.roles());
    }

    /// The token of a person who is not in the sample.
    public static String of(String name, UUID agency, String kind, Set<String> regions, Set<String> roles) {
        return minted(List.of(name, String.valueOf(agency), String.valueOf(kind), regions, roles),
                () -> claims(name, agency, kind, regions, roles).audience("palermo"));
    }

    /// The token of a person who is signed in and acts for no organisation.
    public static String ofNoOrganisation() {
        return of("nobody", null, null, Set.of("GB"), Set.of("ngo"));
    }

    /// The token of a service that sends events to `receiver`, e.g. `referral`.
    public static String ofSender(String receiver) {
        return ofSender(receiver, "sender-" + receiver);
    }

    /// The token that a client got to send events to `receiver`.
    public static String ofSender(String receiver, String client) {
        return minted(List.of(receiver, client), () -> claims(client, null, null, Set.of(), Set.of("event-sender")).claim("azp", client)
                .audience("palermo-events-" + receiver));
    }

    /// The token of a sample account, signed with a key that the issuer has after [TestIssuer#rotate].
    public static String ofNextKey(Account account) {
        return signed(claims(account).audience("palermo"), NEXT);
    }

    /// The token of a sample account, signed with a key that no issuer has.
    public static String ofUnknownKey(Account account) {
        return signed(claims(account).audience("palermo"), UNKNOWN);
    }

    private static JwtClaimsBuilder claims(Account account) {
        return claims(account.name().toLowerCase(), account.agency(), account.kind(), account.regions(), account.roles());
    }

    private static String signed(JwtClaimsBuilder claims, RsaJsonWebKey key) {
        return claims.jws().algorithm(SignatureAlgorithm.RS256).keyId(key.getKeyId()).sign(key.getRsaPrivateKey());
    }

    /// Like a client, it reuses a token while more than half of its life is left: signing and verifying cost more than
    /// most requests.
    private static String minted(List<Object> who, Supplier<JwtClaimsBuilder> claims) {
        return MINTED.compute(who, (_, known) -> known != null && known.until().isAfter(Instant.now()) ? known
                : new Minted(signed(claims.get(), KEY), Instant.now().plusSeconds(LIFE / 2))).token();
    }

    private record Minted(String token, Instant until) {}

    static String keySet() {
        return new JsonWebKeySet(KEY).toJson();
    }

    static String keySetOnceRotated() {
        return new JsonWebKeySet(KEY, NEXT).toJson();
    }

    private static JwtClaimsBuilder claims(String name, UUID agency, String kind, Set<String> regions, Set<String> roles) {
        JwtClaimsBuilder claims = Jwt.issuer(ISSUER)
                .subject(subject(name))
                .upn(name)
                .groups(roles)
                .claim("typ", "Bearer")
                .claim("regions", List.copyOf(regions))
                .expiresIn(LIFE);
        if (agency != null) {
            claims.claim("agency", agency.toString()).claim("agency_kind", kind);
        }
        return claims;
    }

    private static RsaJsonWebKey key(String id) {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId(id);
            key.setUse("sig");
            key.setAlgorithm("RS256");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
