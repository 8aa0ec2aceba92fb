/** First and last names by where people live; invented people, any likeness is chance. */
interface NamePool {
  first: readonly string[];
  last: readonly string[];
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const english: NamePool = {
  first: words(`
    Amelia Oliver Grace Henry Chloe Jack Ruby Thomas Emily Daniel Hannah Samuel Lucy Matthew Zoe
    Nathan Alice Ryan Megan Adam Claire Simon Naomi Marcus Tessa Elliot Fiona Gareth Joanna Curtis
    Denise Aaron Valerie Keith Monica Wesley Paula Trevor Brenda Colin Felicity Dominic Harriet
    Russell Imogen Leonard Tamara Vincent Abigail Howard`),
  last: words(`
    Ashworth Bellamy Carver Dalton Ellery Fairbank Garner Holloway Ingram Jarvis Kemp Langley
    Merritt Norwood Osgood Prescott Quill Radcliffe Sutton Thorne Underhill Vance Whitlock Yardley
    Abbott Barlow Crowley Draper Easton Farrow Goodwin Hadley Irving Kendall Lockhart Mercer Nolan
    Palmer Redfern Sheldon Tilley Upton Wexford Winslow Booker Coleman Hobbs Rowan Sinclair Tate`),
};

const german: NamePool = {
  first: words(`
    Anna Lukas Lena Felix Katharina Jonas Miriam Sebastian Franziska Tobias Greta Matthias Svenja
    Florian Ulrike Henning Birgit Moritz Annika Joachim Silke Bastian Heike Clemens Ronja Torsten`),
  last: words(`
    Albrecht Brandner Dierks Eberling Falkner Gerlach Hartung Immer Jansen Kessler Lindner Maurer
    Neubauer Ostermann Pfeiffer Reinhold Seidel Tiemann Ulmer Voss Wegener Ziegler Berghaus Cordes
    Freitag Hellwig`),
};

const french: NamePool = {
  first: words(`
    Camille Louis Manon Hugo Claire Antoine Juliette Mathieu Sophie Julien Elodie Romain Aurore
    Bastien Margaux Thibault Solène Quentin Noémie Cédric`),
  last: words(`
    Aubert Blanchard Chevalier Delorme Estève Fournel Garnier Hamelin Jolivet Lacombe Marchal
    Noiret Perrin Renaud Savary Tessier Valois Bonnet Colbert Dumas`),
};

const nordic: NamePool = {
  first: words(`
    Astrid Erik Freja Lars Ingrid Magnus Sigrid Oskar Linnea Anders Maja Henrik Elsa Johan Signe
    Mikkel Tuva Rasmus Saga Nils`),
  last: words(`
    Almquist Bergstrand Dahlgren Ekholm Forsberg Granlund Hagen Isaksen Kvist Lindahl Malmberg
    Nygaard Olsrud Palmgren Rosendal Sandvik Thorsen Vikander Westergren Åkerman`),
};

const spanish: NamePool = {
  first: words(`
    Lucía Diego Carmen Javier Elena Andrés Marta Pablo Sofía Álvaro Inés Sergio Paula Rubén Noelia
    Mateo Valeria Emilio Rosa Tomás`),
  last: words(`
    Aguilar Bermúdez Castaño Delgado Escudero Fuentes Gallardo Herrera Ibarra Jiménez Lozano
    Montero Navarro Ortega Pastor Quintana Robles Salcedo Toledo Vidal`),
};

const dutch: NamePool = {
  first: words(`
    Sanne Daan Femke Bram Lotte Thijs Marieke Joost Anouk Sander Iris Pieter Roos Wouter Esmee
    Maarten`),
  last: words(`
    Bakhuis Cornelissen Dekkers Hoekstra Kuipers Lammers Meijer Oosterhof Postma Rietveld Smeets
    Terpstra Veenstra Wolters Zijlstra Brandsma`),
};

const indian: NamePool = {
  first: words(`
    Ananya Arjun Kavya Rohan Meera Vikram Priya Nikhil Divya Sanjay Ishita Karthik Neha Rahul
    Shreya Varun Lakshmi Aditya Pooja Manish`),
  last: words(`
    Acharya Bhandari Chandran Deshpande Ghosh Iyer Joshi Kapadia Lal Menon Nambiar Oberoi Pillai
    Rangan Saxena Trivedi Uppal Varma Wadhwa Kulkarni`),
};

export interface Country {
  name: string;
  region: string;
  share: number;
  names: NamePool;
  cities: readonly string[];
  dial: string;
}

const country = (
  name: string,
  region: string,
  share: number,
  names: NamePool,
  dial: string,
  cities: string,
): Country => ({ name, region, share, names, dial, cities: cities.split(", ") });

const AMERICA = "North America";

export const COUNTRIES: readonly Country[] = [
  country("United States", AMERICA, 46, english, "+1", "Boston, Austin, Denver, Chicago, Seattle"),
  country("Canada", AMERICA, 7, english, "+1", "Toronto, Vancouver, Ottawa"),
  country("United Kingdom", "Europe", 13, english, "+44", "London, Leeds, Bristol, Edinburgh"),
  country("Germany", "Europe", 9, german, "+49", "Berlin, Hamburg, Munich, Cologne"),
  country("France", "Europe", 5, french, "+33", "Paris, Lyon, Nantes"),
  country("Netherlands", "Europe", 4, dutch, "+31", "Amsterdam, Utrecht, Rotterdam"),
  country("Sweden", "Europe", 4, nordic, "+46", "Stockholm, Gothenburg, Malmö"),
  country("Spain", "Europe", 4, spanish, "+34", "Madrid, Barcelona, Valencia"),
  country("India", "Asia-Pacific", 5, indian, "+91", "Bengaluru, Pune, Chennai"),
  country("Australia", "Asia-Pacific", 3, english, "+61", "Sydney, Melbourne, Brisbane"),
];
