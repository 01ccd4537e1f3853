/// The mail server of one machine: it takes what Keycloak sends and writes it to files, so that no mail leaves.
package org.palermo.local.mail;
