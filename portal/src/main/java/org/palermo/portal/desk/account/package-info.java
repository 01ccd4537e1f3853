/// Accounts: lost second factors, accounts that are locked, the end of sessions, and the people of an organisation.
package org.palermo.portal.desk.account;
