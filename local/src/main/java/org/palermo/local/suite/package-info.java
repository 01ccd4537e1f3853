/// The suite of one home: how each application is started, in which order, and what state it is in.
package org.palermo.local.suite;
