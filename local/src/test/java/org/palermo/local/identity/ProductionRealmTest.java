package org.palermo.local.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.palermo.local.Checkout;

/// Requirements for the realm that production imports, and content that it must never have.
class ProductionRealmTest {

    private static ObjectNode realm;

    @BeforeAll
    static void read() throws IOException {
        realm = RealmFile.production(Checkout.root());
    }

    @Test
    void access_tokens_live_for_five_minutes() {
        assertEquals(300, realm.get("accessTokenLifespan").asInt());
        realm.get("clients").forEach(client -> assertFalse(client.at("/attributes").has("access.token.lifespan"), name(client)));
    }

    /// The sample adds to this realm and replaces neither setting.
    @Test
    void a_refresh_token_is_used_once() throws IOException {
        assertTrue(realm.get("revokeRefreshToken").asBoolean());
        assertEquals(0, realm.get("refreshTokenMaxReuse").asInt(-1));
        for (var setting : List.of("revokeRefreshToken", "refreshTokenMaxReuse")) {
            assertFalse(RealmFile.sample().has(setting), setting);
        }
    }

    @Test
    void there_are_no_accounts_but_those_of_the_senders() {
        for (var user : realm.get("users")) {
            assertTrue(user.has("serviceAccountClientId"), user.toString());
            assertFalse(user.has("credentials"), user.toString());
            if (!user.get("serviceAccountClientId").asText().equals("people-admin")) {
                assertEquals(List.of("event-sender"), texts(user.get("realmRoles")));
                assertFalse(user.has("clientRoles"), user.toString());
            }
        }
    }

    /// The only account with rights in the admin API: it manages accounts, and reads events. It can't change clients, roles or the realm.
    @Test
    void the_service_account_for_people_manages_accounts_and_reads_events_only() {
        var user = find(realm.get("users"), "username", "service-account-people-admin");
        assertFalse(user.has("realmRoles"));
        assertEquals("{\"realm-management\":[\"manage-users\",\"view-events\"]}", user.get("clientRoles").toString());
        assertEquals("{\"realm-management\":[{\"client\":\"people-admin\",\"roles\":[\"manage-users\",\"view-events\"]}]}", realm.get("clientScopeMappings").toString());
        var client = find(realm.get("clients"), "clientId", "people-admin");
        assertEquals(List.of("basic"), texts(client.get("defaultClientScopes")));
        assertTrue(texts(client.get("optionalClientScopes")).isEmpty());
        assertFalse(client.get("standardFlowEnabled").asBoolean());
        assertTrue(audiences(client).isEmpty());
    }

    @Test
    void the_client_of_the_command_line_is_only_in_the_sample() throws IOException {
        assertFalse(names(realm.get("clients")).contains("palermo-cli"));
        assertTrue(names(RealmFile.sample().get("clients")).contains("palermo-cli"));
    }

    @Test
    void nobody_gets_a_token_for_a_name_and_a_password() {
        realm.get("clients").forEach(client -> assertFalse(client.get("directAccessGrantsEnabled").asBoolean(), name(client)));
        realm.get("clients").forEach(client -> assertFalse(client.get("implicitFlowEnabled").asBoolean(), name(client)));
    }

    @Test
    void secrets_are_placeholders() {
        for (var client : realm.get("clients")) {
            if (!client.get("publicClient").asBoolean()) {
                assertTrue(client.get("secret").asText().matches("\\$\\{PALERMO_[A-Z_]+_SECRET}"), name(client));
            }
        }
    }

    @Test
    void the_second_factor_is_required() {
        assertEquals("palermo browser", realm.get("browserFlow").asText());
        assertEquals(
                List.of("auth-cookie ALTERNATIVE", "palermo password and second factor ALTERNATIVE"), steps("palermo browser"));
        assertEquals(List.of(
                "auth-username-password-form REQUIRED", "palermo second factor CONDITIONAL", "palermo first second factor CONDITIONAL",
                "palermo after a recovery code CONDITIONAL"), steps("palermo password and second factor"));
        assertEquals(List.of(
                "conditional-user-configured REQUIRED", "auth-otp-form ALTERNATIVE", "auth-recovery-authn-code-form ALTERNATIVE"),
                steps("palermo second factor"));
        var otp = find(realm.get("requiredActions"), "alias", "CONFIGURE_TOTP");
        assertTrue(otp.get("enabled").asBoolean() && otp.get("defaultAction").asBoolean());
        assertEquals("true", otp.at("/config/add-recovery-codes").asText());
    }

    /// The condition names the flow before it. If it named another, one who has no second factor would get in by password alone.
    @Test
    void who_was_not_asked_for_a_second_factor_sets_one_up() {
        assertEquals(List.of("conditional-sub-flow-executed REQUIRED", "auth-otp-form REQUIRED"), steps("palermo first second factor"));
        var condition = config("palermo first second factor", 0);
        assertEquals("palermo second factor", condition.get("flow_to_check").asText());
        assertEquals("not-executed", condition.get("check_result").asText());
    }

    @Test
    void a_recovery_code_ends_the_other_sessions_and_the_lost_device() {
        assertEquals(List.of("conditional-credential REQUIRED", "user-session-limits REQUIRED", "palermo lost device CONDITIONAL"),
                steps("palermo after a recovery code"));
        assertEquals("recovery-authn-codes", config("palermo after a recovery code", 0).get("credentials").asText());
        assertEquals("true", config("palermo after a recovery code", 0).get("included").asText());
        assertEquals("1", config("palermo after a recovery code", 1).get("userRealmLimit").asText());
        assertEquals("Terminate oldest session", config("palermo after a recovery code", 1).get("behavior").asText());
        assertEquals(List.of("conditional-user-configured REQUIRED", "reset-otp REQUIRED"), steps("palermo lost device"));
        assertEquals("Remove all", config("palermo lost device", 1).get("action_on_otp_reset_flag").asText());
    }

    /// A mailed link alone changes no password, and no second factor at all.
    @Test
    void a_forgotten_password_is_reset_by_a_link_and_the_second_factor() {
        assertTrue(realm.get("resetPasswordAllowed").asBoolean());
        assertEquals("palermo reset credentials", realm.get("resetCredentialsFlow").asText());
        assertEquals(List.of(
                "reset-credentials-choose-user REQUIRED", "reset-credential-email REQUIRED", "palermo second factor of a reset CONDITIONAL",
                "palermo no reset without a second factor CONDITIONAL", "reset-password REQUIRED"), steps("palermo reset credentials"));
        assertEquals(steps("palermo second factor"), steps("palermo second factor of a reset"));
        assertEquals("true", config("palermo reset credentials", 1).get("force-login").asText());
        assertEquals(900, realm.get("actionTokenGeneratedByUserLifespan").asInt());
    }

    /// The condition names the flow before it. If it named another, the link alone would open an account whose second factor was removed.
    @Test
    void who_has_no_second_factor_resets_no_password() {
        assertEquals(List.of("conditional-sub-flow-executed REQUIRED", "deny-access-authenticator REQUIRED"),
                steps("palermo no reset without a second factor"));
        var condition = config("palermo no reset without a second factor", 0);
        assertEquals("palermo second factor of a reset", condition.get("flow_to_check").asText());
        assertEquals("not-executed", condition.get("check_result").asText());
    }

    /// Who has lost the password and the second factor is mailed a link by the people-admin, after two administrators have decided: it asks
    /// for a new password, and the removal of the factor asks for a new one.
    @Test
    void a_link_of_an_administrator_asks_for_a_new_password_and_a_second_factor_is_set_up() {
        var asked = new TreeSet<String>();
        realm.get("requiredActions").forEach(action -> {
            if (action.get("enabled").asBoolean()) {
                asked.add(action.get("alias").asText());
            }
        });
        assertTrue(asked.containsAll(Set.of("UPDATE_PASSWORD", "CONFIGURE_TOTP")), asked.toString());
    }

    @Test
    void the_steps_of_each_flow_have_priorities_in_their_order() {
        for (var flow : realm.get("authenticationFlows")) {
            var last = 0;
            for (var step : flow.get("authenticationExecutions")) {
                assertTrue(step.get("priority").asInt() > last, flow.get("alias").asText());
                last = step.get("priority").asInt();
            }
        }
    }

    @Test
    void people_are_told_of_changes_by_mail() {
        assertTrue(texts(realm.get("eventsListeners")).contains("email"));
        assertEquals("${PALERMO_MAIL_PASSWORD}", realm.at("/smtpServer/password").asText());
    }

    /// The audit records what people do with their credentials from the events that Keycloak keeps: all types that it keeps by default.
    @Test
    void events_are_kept_for_thirty_days() throws IOException {
        var used = RealmFile.merge(realm, RealmFile.sample());
        for (var each : List.of(realm, used)) {
            assertTrue(each.get("eventsEnabled").asBoolean());
            assertEquals(30 * 24 * 3600, each.get("eventsExpiration").asInt());
            assertFalse(each.has("enabledEventTypes"));
        }
    }

    /// A redirect to any page of an origin would let a code reach a page that leaks it.
    @Test
    void no_client_is_redirected_to_an_arbitrary_page() {
        for (var client : realm.get("clients")) {
            texts(client.get("redirectUris")).forEach(uri -> assertFalse(uri.contains("*"), name(client) + " " + uri));
            assertFalse(client.at("/attributes/post.logout.redirect.uris").asText().contains("*"), name(client));
            assertTrue(texts(client.path("webOrigins")).isEmpty(), name(client));
        }
    }

    /// Ten wrong passwords in a row close an account for a minute, more for up to a quarter of an hour, and never for
    /// good: otherwise anybody could lock out a colleague.
    @Test
    void guessing_passwords_is_slowed_down() throws IOException {
        assertTrue(realm.get("bruteForceProtected").asBoolean());
        assertFalse(realm.get("permanentLockout").asBoolean());
        assertEquals(10, realm.get("failureFactor").asInt());
        assertEquals(60, realm.get("waitIncrementSeconds").asInt());
        assertEquals(900, realm.get("maxFailureWaitSeconds").asInt());
        assertEquals(60, realm.get("minimumQuickLoginWaitSeconds").asInt());
        assertTrue(RealmFile.merge(realm, RealmFile.sample()).get("bruteForceProtected").asBoolean(), "in the sample too");
        assertTrue(realm.get("passwordPolicy").asText().contains("length(12)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal", "phone"})
    void people_sign_in_with_pkce(String name) {
        var client = find(realm.get("clients"), "clientId", name);
        assertTrue(client.get("standardFlowEnabled").asBoolean());
        assertEquals("S256", client.at("/attributes/pkce.code.challenge.method").asText());
        assertTrue(texts(client.get("defaultClientScopes")).contains("palermo"));
    }

    @Test
    void the_portal_is_redirected_to_its_own_origin_wherever_that_is() {
        var portal = find(realm.get("clients"), "clientId", "portal");
        assertFalse(portal.get("publicClient").asBoolean());
        assertEquals(List.of("/portal/callback"), texts(portal.get("redirectUris")));
        assertEquals("/portal/signed-out", portal.at("/attributes/post.logout.redirect.uris").asText());
        assertFalse(portal.has("rootUrl"));
        assertTrue(portal.at("/attributes/backchannel.logout.url").asText().endsWith("/portal/back-channel-logout"));
    }

    @ParameterizedTest
    @CsvSource({
        "inspection-events, palermo-events-referral",
        "referral-events,   palermo-events-shelter",
        "shelter-events,    palermo-events-referral"
    })
    void a_sender_of_events_may_only_send_events(String name, String audience) {
        var client = find(realm.get("clients"), "clientId", name);
        assertEquals(List.of("basic", "events"), texts(client.get("defaultClientScopes")));
        assertTrue(texts(client.get("optionalClientScopes")).isEmpty());
        assertEquals(List.of(audience), audiences(client));
        assertFalse(client.get("standardFlowEnabled").asBoolean());
    }

    @Test
    void only_the_scope_of_people_gives_the_audience_of_the_suite() {
        for (var scope : realm.get("clientScopes")) {
            var expected = scope.get("name").asText().equals("palermo") ? List.of("palermo") : List.of();
            assertEquals(expected, audiences(scope), scope.get("name").asText());
        }
    }

    @Test
    void a_token_carries_only_roles_that_its_scope_allows() {
        realm.get("clients").forEach(client -> assertFalse(client.get("fullScopeAllowed").asBoolean(), name(client)));
        var roles = new TreeSet<String>();
        realm.at("/roles/realm").forEach(role -> roles.add(role.get("name").asText()));
        var events = find(realm.get("scopeMappings"), "clientScope", "events");
        assertEquals(List.of("event-sender"), texts(events.get("roles")));
        var people = new TreeSet<>(texts(find(realm.get("scopeMappings"), "clientScope", "palermo").get("roles")));
        roles.remove("event-sender");
        assertEquals(roles, people);
    }

    @Test
    void a_token_says_who_a_person_is() {
        var claims = new TreeSet<String>();
        find(realm.get("clientScopes"), "name", "palermo").get("protocolMappers")
                .forEach(mapper -> claims.add(mapper.get("name").asText()));
        assertEquals(
                Set.of("agency", "agency_kind", "audience palermo", "groups", "name", "preferred_username", "regions"), claims);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agency", "agency_kind", "regions", "username", "email", "firstName", "lastName"})
    void users_cannot_edit_attributes_that_decide_their_access(String attribute) throws IOException {
        var text = realm.at("/components/org.keycloak.userprofile.UserProfileProvider/0/config/kc.user.profile.config/0");
        var profile = RealmFile.JSON.readTree(text.asText());
        assertEquals(List.of("admin"), texts(find(profile.get("attributes"), "name", attribute).at("/permissions/edit")));
    }

    private static List<String> steps(String flow) {
        var steps = new ArrayList<String>();
        for (var step : find(realm.get("authenticationFlows"), "alias", flow).get("authenticationExecutions")) {
            var what = step.has("flowAlias") ? step.get("flowAlias") : step.get("authenticator");
            steps.add(what.asText() + " " + step.get("requirement").asText());
        }
        return steps;
    }

    private static JsonNode config(String flow, int step) {
        var alias = find(realm.get("authenticationFlows"), "alias", flow).get("authenticationExecutions").get(step).get("authenticatorConfig").asText();
        return find(realm.get("authenticatorConfig"), "alias", alias).get("config");
    }

    private static List<String> audiences(JsonNode holder) {
        var audiences = new ArrayList<String>();
        for (var mapper : holder.path("protocolMappers")) {
            if (mapper.get("protocolMapper").asText().equals("oidc-audience-mapper")) {
                audiences.add(mapper.at("/config/included.custom.audience").asText());
            }
        }
        return audiences;
    }

    private static JsonNode find(JsonNode items, String key, String name) {
        for (var item : items) {
            if (name.equals(item.path(key).asText())) {
                return item;
            }
        }
        throw new AssertionError("no " + name);
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Set<String> names(JsonNode clients) {
        var names = new TreeSet<String>();
        clients.forEach(client -> names.add(name(client)));
        return names;
    }

    private static String name(JsonNode client) {
        return client.get("clientId").asText();
    }
}
