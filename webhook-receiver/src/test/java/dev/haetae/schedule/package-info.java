/**
 * What random schedules are made of, and the oracle that watches them: policies with limits that bite, a cluster with
 * faults, a store that dies, and the rules that no schedule may ever break, told apart from how the engine keeps them.
 */
package dev.haetae.schedule;
