/// Who is calling: checks tokens, and refuses addresses that guess tokens or passwords.
package org.palermo.gateway.authentication;
