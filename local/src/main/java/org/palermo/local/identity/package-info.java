/// Keycloak, with the realm of the realm file.
///
/// `k8s/keycloak/palermo-realm.json` is what production imports. On one machine the sample is merged into it
/// (`sample/realm.json`: accounts, clients, sign-in without a second factor), never the other way round. Every start
/// brings an existing realm in line with the two files; additions of users stay.
package org.palermo.local.identity;
