/** How the playbooks did: the figures by which people raise a playbook's mode, or lower it. */
package dev.haetae.report;
