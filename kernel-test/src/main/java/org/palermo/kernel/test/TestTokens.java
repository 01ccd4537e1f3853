package org.palermo.kernel.test;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/// Access tokens as the realm issues them, signed with a key of this process.
public final class TestTokens {
    static final String ISSUER = "http://localhost:8080/auth/realms/palermo";
    private static final int LIFE = 300;
    private static final RsaJsonWebKey KEY = key();
    private static final Path JWKS = write();
    private static final Map<List<Object>, Minted> MINTED = new ConcurrentHashMap<>();

    private TestTokens() {}

    /// The token of a sample account: `token(Account.AUTHORITY)`.
    public static String of(Account account) {
        return covering(account, account.regions());
    }

    /// Who the token of a sample account says that she is.
    public static String subject(Account account) {
        return subject(account.name().toLowerCase());
    }

    public static String subject(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes()).toString();
    }

    /// The token of a sample account as it would be if she covered these regions.
    public static String covering(Account account, Set<String> regions) {
        return of(account.name().toLowerCase(), account.agency(), account.kind(), regions, account.roles());
    }

    /// The token of somebody else of the same organisation, who may do what a sample account may.
    public static String colleague(Account account, String name) {
        return of(name, account.agency(), account.kind(), account.regions(), account.roles());
    }

    /// The token of somebody who is in no sample.
    static String of(String name, UUID agency, String kind, Set<String> regions, Set<String> roles) {
        return minted(List.of(name, String.valueOf(agency), String.valueOf(kind), regions, roles), () -> claims(name, agency, kind, regions, roles).audience("palermo"));
    }

    /// The token of somebody who is signed in and acts for no organisation.
    public static String ofNoOrganisation() {
        return of("nobody", null, null, Set.of("GB"), Set.of("ngo"));
    }

    /// The token of a service that sends events to `receiver`, e.g. `referral`.
    public static String ofSender(String receiver) {
        return minted(List.of(receiver), () -> claims("sender-" + receiver, null, null, Set.of(), Set.of("event-sender")).audience("palermo-events-" + receiver));
    }

    /// As a client does it, the same one again while more than half of its life is left: signing and verifying cost more than most requests.
    private static String minted(List<Object> who, Supplier<JwtClaimsBuilder> claims) {
        return MINTED.compute(who, (_, known) -> known != null && known.until().isAfter(Instant.now()) ? known
                : new Minted(claims.get().jws().algorithm(SignatureAlgorithm.RS256).keyId(KEY.getKeyId()).sign(KEY.getRsaPrivateKey()), Instant.now().plusSeconds(LIFE / 2))).token();
    }

    private record Minted(String token, Instant until) {}

    static Path jwksFile() {
        return JWKS;
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

    private static RsaJsonWebKey key() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("test");
            key.setUse("sig");
            key.setAlgorithm("RS256");
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write() {
        try {
            Path file = Files.createTempFile("palermo-test", ".jwks");
            file.toFile().deleteOnExit();
            return Files.writeString(file, new JsonWebKeySet(KEY).toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
