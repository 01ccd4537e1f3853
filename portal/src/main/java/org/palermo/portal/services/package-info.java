/// The services of the mechanism that are open to the public: who helps, where, when and in which languages.
package org.palermo.portal.services;
