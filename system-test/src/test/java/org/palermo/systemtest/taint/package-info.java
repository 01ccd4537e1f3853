/// The taint test: a secret of its own goes in at every field of the suite that takes one, and is looked for wherever
/// it must not come out. The fields are read from the services' own documents, so a new one is tainted the day it
/// appears.
package org.palermo.systemtest.taint;
