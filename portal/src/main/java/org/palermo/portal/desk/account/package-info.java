/// Accounts whose second factor is lost.
package org.palermo.portal.desk.account;
