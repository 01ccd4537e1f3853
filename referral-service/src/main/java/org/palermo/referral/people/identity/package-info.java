/// Accounts in the identity provider (Keycloak), through its admin API. Every failed call is an {@link IdentityProviderUnavailable}.
package org.palermo.referral.people.identity;
