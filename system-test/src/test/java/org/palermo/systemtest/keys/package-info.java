/// The master keys of a suite that runs: rotated, lost, exchanged, and what somebody who works meanwhile notices.
package org.palermo.systemtest.keys;
