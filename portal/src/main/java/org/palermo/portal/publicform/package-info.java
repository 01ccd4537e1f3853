/// Forms that anybody sends to labour inspection without an account: a complaint, a tip.
package org.palermo.portal.publicform;
