/// The taint test: a different secret is entered in every field of the suite that takes text, and searched for wherever it
/// must not appear. The fields are read from the services' own documents, so a new field is covered as soon as it exists.
package org.palermo.systemtest.taint;
