package org.palermo.kernel.test.walk;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.palermo.kernel.identity.Role;
import org.palermo.kernel.test.Account;
import org.palermo.kernel.test.TestTokens;

/// A caller of the walk.
///
/// @param token null without signing in
/// @param immigration what the token claims; the register may say otherwise
public record Caller(String name, String token, UUID agency, Set<String> roles, Set<String> regions, boolean immigration) {

    public static Caller of(Account account) {
        return covering(account, account.regions());
    }

    /// The account as it would be with these regions.
    public static Caller covering(Account account, Set<String> regions) {
        return new Caller(account + " of " + regions, TestTokens.covering(account, regions), account.agency(),
                account.roles(), regions, account.kind().equals("IMMIGRATION"));
    }

    public static Stream<Caller> accounts() {
        return Arrays.stream(Account.values()).map(Caller::of);
    }

    static Caller ofService(String token) {
        return new Caller("a service", token, null, Set.of(Role.EVENT_SENDER), Set.of(), false);
    }

    static Caller nobody() {
        return new Caller("nobody", null, null, Set.of(), Set.of(), false);
    }

    /// A caller of an immigration body whose token claims an NGO, with each role in turn and with all.
    static List<Caller> immigrationInDisguise() {
        Stream<Set<String>> held = Stream.concat(Role.OF_PEOPLE.stream().sorted().map(Set::of), Stream.of(Role.OF_PEOPLE));
        return held.map(roles -> of("immigration body in disguise as " + roles, Account.BORDER.agency(), roles)).toList();
    }

    /// A caller of an organisation that is in no register, with all roles.
    static Caller unregistered() {
        return of("unregistered", UUID.fromString("00000000-0000-7000-8000-00000000ffff"), Role.OF_PEOPLE);
    }

    public boolean is(Account account) {
        return name.startsWith(account + " of ");
    }

    private static Caller of(String name, UUID agency, Set<String> roles) {
        Set<String> everywhere = Set.of("GB", "ZZ");
        return new Caller(name, TestTokens.of(name, agency, "NGO", everywhere, roles), agency, roles, everywhere, false);
    }

    @Override
    public String toString() {
        return name;
    }
}
